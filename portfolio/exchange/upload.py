"""A package on its way in: sealed while it arrives, under a key that exists only in this process.

Django would write a large upload to disk as it is. This one holds everything somebody ever wrote.
"""

import os
from collections.abc import Callable
from functools import wraps
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from accounts.vault import KEY_BYTES, Vault
from portfolio.exchange import sealed_file
from portfolio.exchange.sealed_file import SealedReader, SealedWriter

LARGEST = 300 * 1024 * 1024
"""Bytes of a package on its way in."""
ITEM, TOO_LARGE = "upload", "_upload_was_too_large"


class SealedUpload(FileUploadHandler):
    """Every chunk is sealed at once. Gives an ``UploadedFile`` whose ``file`` is a ``SealedReader``."""

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.safe = Vault(owner=ITEM, key=os.urandom(KEY_BYTES))
        self.scratch = sealed_file.scratch()
        self.writer = SealedWriter(self.scratch, self.safe, ITEM)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.writer.size + len(raw_data) > LARGEST:
            vars(self.request)[TOO_LARGE] = True
            self.scratch.close()
            raise StopUpload(connection_reset=True)
        self.writer.write(raw_data)

    def upload_interrupted(self) -> None:
        self.scratch.close()

    def file_complete(self, file_size: int) -> UploadedFile:
        self.writer.finish()
        content = SealedReader(self.scratch, self.safe, ITEM, self.writer.size)
        return UploadedFile(cast(BinaryIO, content), self.file_name, self.content_type, self.writer.size)


def sealed_on_arrival(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For the view that takes a package. The handler stands there before CSRF reads the form, so that comes later."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        request.upload_handlers = [SealedUpload(request)]
        return protected(request, *args, **kwargs)

    return answer


def was_too_large(request: HttpRequest) -> bool:
    return TOO_LARGE in vars(request)
