"""The validators are asked only when wanted: they take minutes, and each worker would ask them anew."""

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
