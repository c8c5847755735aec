"""The person: name, contacts, and candidates for headline, summary and city."""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from cvbuild.model.nodes import Highlight, Item, Node, Texts
from cvbuild.model.phones import shown_phone

__all__ = ["Basics", "Location", "Phone", "Profile", "postal", "region"]


class Location(Item):
    """A location, in JSON Resume's parts."""

    address_: str | None = field(default=None, name="address")
    postal_code: str | None = None
    city: str | None = None
    country_code: str | None = None
    region: str | None = None

    known_by: ClassVar[str] = "city"

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand ``Leeds, UK`` to its city and region."""
        if not isinstance(value, str):
            return value
        city, _, region = (part.strip() for part in value.partition(","))
        return {"city": city, **({"region": region} if region else {})}


class Profile(Item):
    """An account on a network."""

    network: str
    username: str | None = None
    url: str | None = None

    known_by: ClassVar[str] = "network"


class Phone(Node):
    """A phone number as typed, perhaps with a label such as ``mobile``."""

    number: str
    label: str | None = None

    bare: ClassVar[str] = "number"

    @property
    def words(self) -> str:
        """Return the number as printed, after its label."""
        shown = shown_phone(self.number)
        return f"{self.label}: {shown}" if self.label else shown


class Basics(Node):
    """The person's name and contacts, and candidates for headline, summary and city."""

    name: str
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: Annotated[
        tuple[Phone, ...],
        Meta(description="a phone number, or several, each a text or {label, number}", extra={"alone": True}),
    ] = ()
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    locations: tuple[Location, ...] = ()
    profiles: tuple[Profile, ...] = ()
    details: Annotated[dict[str, str], Meta(description="further facts in order, each a label and its value")] = field(
        default_factory=dict, name="fields"
    )
    role_fits: Texts = ()
    headlines: tuple[Highlight, ...] = ()
    summaries: tuple[Highlight, ...] = ()


def region(basics: Basics, locale: str) -> str:
    """Return the country of phone numbers without a country's code: where the person lives, or that of the locale."""
    place = basics.locations[0] if basics.locations else basics.location
    country = place.country_code if place else None
    return country or locale.replace("_", "-").partition("-")[2].rpartition("-")[2]


_CODE_LAST = frozenset(
    ("AU", "BD", "CA", "CN", "GB", "ID", "IE", "IN", "JP", "KR", "NZ", "PH", "PK", "SG", "TW", "US", "ZA")
)
"""Countries that write the postal code after the city; most others write it before (Universal Postal Union, S42)."""


def postal(place: Location, country: str) -> str:
    """Return a place in one line as on an envelope: “Lindenstraße 12, 70173 Stuttgart”, “12 Elm Road, Salem 97301”."""
    if country.upper() in _CODE_LAST:
        town = " ".join(filter(None, (", ".join(filter(None, (place.city, place.region))), place.postal_code)))
    else:
        town = ", ".join(filter(None, (" ".join(filter(None, (place.postal_code, place.city))), place.region)))
    return ", ".join(filter(None, (place.address_, town)))
