"""A paper that somebody hands in to be checked: in memory only, never on the disk, and not more than a paper can be."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LARGEST = 16 * 1024 * 1024
"""Bytes. The largest honest paper is a portfolio of two hundred pages, some megabytes."""


class InMemory(FileUploadHandler):
    """Keeps the first file of a request, up to one byte beyond the limit; how large it said to be is remembered."""

    taken = False

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        if self.taken:
            raise SkipFile
        self.taken, self.content = True, BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.content.write(raw_data[: max(0, LARGEST + 1 - start)])

    def file_complete(self, file_size: int) -> UploadedFile:
        self.content.seek(0)
        return InMemoryUploadedFile(self.content, self.field_name, "paper.pdf", "", file_size, None)


def kept_in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For the view that takes a paper. The handler stands there before CSRF reads the form, so that comes later."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.upload_handlers = [InMemory(request)]
        return protected(request, *args, **kwargs)

    return answer
