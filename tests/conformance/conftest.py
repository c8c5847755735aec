"""Skip the validators unless ``-m conformance`` selects them: they take minutes."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip them unless ``-m conformance`` asks for them."""
    if "conformance" in str(config.option.markexpr):
        return
    reason = "takes minutes and other programs: make test-all"
    for item in items:
        if item.get_closest_marker("conformance"):
            item.add_marker(pytest.mark.skip(reason=reason))
