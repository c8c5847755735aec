"""Networks: their usual names, and the address of an account from its name."""

from __future__ import annotations

import re

from cvbuild.readers._parts.words import letters_only

__all__ = ["network_of", "profile", "proper"]

_ADDRESS = {
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "github": ("GitHub", "https://github.com/{}"),
    "gitlab": ("GitLab", "https://gitlab.com/{}"),
    "imdb": ("IMDB", "https://www.imdb.com/name/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "stackoverflow": ("StackOverflow", "https://stackoverflow.com/users/{}"),
    "researchgate": ("ResearchGate", "https://www.researchgate.net/profile/{}"),
    "youtube": ("YouTube", "https://www.youtube.com/@{}"),
    "googlescholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "telegram": ("Telegram", "https://t.me/{}"),
    "whatsapp": ("WhatsApp", "https://wa.me/{}"),
    "leetcode": ("LeetCode", "https://leetcode.com/u/{}"),
    "x": ("X", "https://x.com/{}"),
    "twitter": ("Twitter", "https://x.com/{}"),
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}"),
    "reddit": ("Reddit", "https://www.reddit.com/user/{}"),
    "xing": ("XING", "https://www.xing.com/profile/{}"),
    "medium": ("Medium", "https://medium.com/@{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "dribbble": ("Dribbble", "https://dribbble.com/{}"),
    "behance": ("Behance", "https://www.behance.net/{}"),
    "codepen": ("CodePen", "https://codepen.io/{}"),
    "kaggle": ("Kaggle", "https://www.kaggle.com/{}"),
}
_HOSTS = {
    "linkedin.com": "linkedin",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "orcid.org": "orcid",
    "stackoverflow.com": "stackoverflow",
    "researchgate.net": "researchgate",
    "scholar.google.com": "googlescholar",
    "twitter.com": "twitter",
    "x.com": "x",
    "instagram.com": "instagram",
    "youtube.com": "youtube",
    "xing.com": "xing",
    "medium.com": "medium",
    "behance.net": "behance",
    "dribbble.com": "dribbble",
    "t.me": "telegram",
    "bsky.app": "bluesky",
    "facebook.com": "facebook",
}


def proper(network: str) -> str:
    """Return the usual spelling of a network's name."""
    known = _ADDRESS.get(letters_only(network))
    return known[0] if known and network.islower() else network


def profile(network: str, username: str = "", url: str = "") -> dict[str, str]:
    """Return a profile; its address is made from network and username if it has none."""
    known = _ADDRESS.get(letters_only(network))
    if username.startswith(("http://", "https://")) and not url:
        username, url = "", username
    if not url and username and known:
        url = known[1].format(_account(letters_only(network), username))
    elif not url and username and letters_only(network) == "mastodon":
        url = _mastodon(username)
    return {key: value for key, value in (("network", network), ("username", username), ("url", url)) if value}


def _account(network: str, username: str) -> str:
    name = username.strip().lstrip("@")
    return re.sub(r"\D", "", name) if network == "whatsapp" else name.removeprefix("in/").strip("/")


def _mastodon(username: str) -> str:
    name, _, host = username.strip().lstrip("@").partition("@")
    return f"https://{host}/@{name}" if host else ""


def network_of(address: str) -> str:
    """Return the usual name of the network that an address belongs to; empty if it is another site."""
    host = re.sub(r"^(?:https?://)?(?:www\.|\w\w\.)?", "", address.strip().lower()).split("/", 1)
    key = _HOSTS.get(host[0], "")
    return _ADDRESS[key][0] if key and len(host) > 1 and host[1].strip("/") else ""
