"""The recognizer: pictures of pages in, what stands on them out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.recognition.page import SeenPage, seen_page
from gpt_desktop.recognition.picture_file import PictureFiles
from gpt_desktop.recognition.runtime import load_ocrust, models

Picture = NDArray[np.uint8]
"""height × width × 3, red, green, blue; or height × width, gray."""

# Of larger ones ocrust reads overlapping pieces, and the words at their edges twice.
_LONGEST = 3400
_MOST_THREADS = 4
_PULSE_SECONDS = 5
_PAGE_SECONDS = 600
_UPSIDE_DOWN = 0.85  # what is recognised of such a page has 0.6 to 0.7, of others 0.99
_Result = TypeVar("_Result")


class Recognizer:
    """Loads its models when it is made, which takes about a second; then reads page by page.

    Args:
        alive: called every few seconds while a page is read.

    Raises:
        NotInstalledError: there is no recognition on this system.
    """

    def __init__(self, alive: Callable[[], None]) -> None:
        self._alive = alive
        threads = usable_threads()
        self._parts = models()
        self._ocrust = load_ocrust(threads)
        # Lines one by one: eight at once need three times the memory and more time.
        self._ocr = self._ocrust.Ocr(
            **self._parts, threads=threads, page_workers=1, rec_batch_size=1
        )

    def read_picture(self, picture: Picture) -> SeenPage:
        """One page; where it was put in upside down, it is turned."""
        small = reduced(picture)
        found = self._scanned(small)
        if found.parts and found.certainty < _UPSIDE_DOWN:
            turned = self._scanned(np.ascontiguousarray(small[::-1, ::-1]))
            return max(found, turned, key=lambda page: page.certainty)
        return found

    def read_file(self, path: Path, pixels: int) -> Iterator[tuple[SeenPage, int]]:
        """The pages of a picture file, each with how many there are; TIFF can have many.

        Args:
            pixels: of a page, at most.

        Raises:
            BadPictureError: it cannot be read.
            TooManyPixelsError: it is too large to be unpacked.
        """
        files = PictureFiles(self._ocrust, self._parts, pixels)
        for count, decode in files.pages(path):
            yield self.read_picture(self._during(decode)), count

    def _scanned(self, picture: Picture) -> SeenPage:
        [page] = self._during(lambda: self._ocr.scan(picture)).pages
        return seen_page(page)

    def _during(self, work: Callable[[], _Result]) -> _Result:
        """The work done by another thread, while this one tells that it is alive."""
        with ThreadPoolExecutor(1) as pool:
            future: Future[_Result] = pool.submit(work)
            for _ in range(_PAGE_SECONDS // _PULSE_SECONDS):
                try:
                    return future.result(timeout=_PULSE_SECONDS)
                except TimeoutError:
                    self._alive()
            return future.result()


def reduced(picture: Picture) -> Picture:
    """The picture, where it is too long every few pixels as their mean."""
    factor = -(-max(picture.shape[:2]) // _LONGEST)
    if factor == 1:
        return picture
    height, width = (max(1, side // factor) for side in picture.shape[:2])
    rows = min(factor, picture.shape[0]), min(factor, picture.shape[1])
    whole = picture[: height * rows[0], : width * rows[1]]
    pieces = whole.reshape(height, rows[0], width, rows[1], *picture.shape[2:])
    small: Picture = pieces.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return small


def usable_threads() -> int:
    """Of the processors all but one, which the window needs; four at most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min((usable or 1) - 1, _MOST_THREADS))
