"""A photo for print: cropped to 28 by 36 mm, small, and without what a camera writes into the file.

The only module that imports Pillow, lazily.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["FILE", "HEIGHT", "WIDTH", "prepared"]

FILE = "photo.jpg"
"""The name of the photo among the files of a theme."""

WIDTH, HEIGHT = 28, 36  # millimetres
_PIXELS = (331, 425)  # at 300 dpi
_QUALITY = 88
_MOST_PIXELS = 100_000_000  # of the original


def prepared(content: bytes) -> bytes | None:
    """Return the photo as JPEG; ``None`` if it is no image that can be read."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(image)
            fitted = ImageOps.fit(_opaque(upright), _PIXELS, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    except Exception:  # a damaged file can raise anything in the library
        return None
    target = io.BytesIO()
    fitted.save(target, "JPEG", quality=_QUALITY, optimize=True, dpi=(300, 300))
    return target.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    """Return the image in colours, what is transparent in white."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    page = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(page, layer).convert("RGB")
