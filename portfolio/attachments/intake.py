"""How a picture comes in: into memory, at most so much of it, and never as a readable file on the disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopFutureHandlers

from portfolio.attachments.limits import FILE_LIMIT

ADDRESS_ENDS_WITH = "/bijlagen/"
"""The pages of this room that take a file: known before the request is read, because Django's CSRF check reads it."""


class NeverOnDisk(FileUploadHandler):
    """Keeps the first file of a request in memory, and no more of it than the limit; how large it was is remembered.

    Elsewhere it does nothing: Django's own handlers, which stand after it in the settings, take over.
    """

    def handle_raw_input(
        self, input_data: Any, META: dict[str, Any], content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        self.here = META.get("PATH_INFO", "").endswith(ADDRESS_ENDS_WITH)
        self.taken = False

    def new_file(self, *about: Any, **more: Any) -> None:
        super().new_file(*about, **more)
        if not self.here:
            return
        if self.taken:
            raise SkipFile
        self.taken, self.content = True, BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.here:
            return raw_data
        self.content.write(raw_data[: max(0, FILE_LIMIT + 1 - start)])
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if not self.here:
            return None
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset
        )
