"""What the tests share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("cvbuild", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("cvbuild")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the goldens anew instead of comparing with them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Validators take minutes and need other programs: they run when asked for, and are told as skipped otherwise."""
    if "conformance" in str(config.option.markexpr):
        return
    for item in items:
        if item.get_closest_marker("conformance"):
            item.add_marker(pytest.mark.skip(reason="validators run with: make test-all"))


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
