"""What outsiders may keep to hold the register to its past. No entry is shown: only hashes, sizes and public keys.

These addresses are for programs and follow the field's forms, so they have no language and no trailing slash.
"""

import base64

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from trail import checkpoints, keys

LARGEST = 2**62


@require_safe
def checkpoint(request):
    """The newest signed checkpoint (C2SP), as text."""
    newest = checkpoints.latest()
    if newest is None:
        raise Http404
    response = HttpResponse(newest.note, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def consistency(request, old, new):
    """The proof between two published checkpoints: base64 hashes, one a line. Any other size is not there."""
    sizes = checkpoints.published_sizes(old, new) if max(old, new) < LARGEST else set()
    if sizes != {old, new} or old > new:
        raise Http404
    proof = [base64.b64encode(one).decode() for one in checkpoints.proof_between(old, new)]
    return HttpResponse("\n".join([*proof, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def keys_of_the_register(request):
    """Every public key the register signs or signed with."""
    response = JsonResponse({"keys": keys.published()}, json_dumps_params={"indent": 2})
    response["Access-Control-Allow-Origin"] = "*"
    return response
