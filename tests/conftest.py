"""What the tests share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# The same examples in each run: whoever changes one thing is not stopped by what was always so.
settings.register_profile("random", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("random"), derandomize=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--random", action="store_true", help="let property tests try new examples, not the same again")
    parser.addoption("--update", action="store_true", help="write the goldens anew instead of comparing with them")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("random" if config.getoption("--random") else "same")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
