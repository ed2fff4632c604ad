"""Contact sheets: one for every place, with all its photographs beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

_WIDTH, _COLUMNS, _CAPTION = 683, 3, 14


def make_sheets(out: Path) -> Iterator[Path]:
    """Write `sheets/<place>.png` for the photographs in the folders of `out`; gives what was written."""
    places: dict[str, list[Path]] = defaultdict(list)
    for photograph in sorted(out.glob("*@*/*.png")):
        places[photograph.name.rsplit(".", 2)[0]].append(photograph)
    folder = out / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    for name, photographs in places.items():
        sheet(photographs).save(folder / f"{name}.png", optimize=True)
        yield folder / f"{name}.png"


def sheet(photographs: Sequence[Path]) -> Image.Image:
    """The photographs at one width, three beside each other, each with its name."""
    pictures = []
    for path in photographs:
        with Image.open(path) as picture:
            pictures.append(picture.convert("RGB").resize((_WIDTH, picture.height * _WIDTH // picture.width), Image.Resampling.LANCZOS))
    height = max(picture.height for picture in pictures) + _CAPTION
    made = Image.new("RGB", (_COLUMNS * _WIDTH, -(-len(pictures) // _COLUMNS) * height), "white")
    pen = ImageDraw.Draw(made)
    for at, (path, picture) in enumerate(zip(photographs, pictures, strict=True)):
        x, y = at % _COLUMNS * _WIDTH, at // _COLUMNS * height
        pen.text((x + 4, y + 1), f"{path.parent.name} {path.stem}", fill="black")
        made.paste(picture, (x, y + _CAPTION))
    return made
