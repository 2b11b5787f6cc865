"""Writing an image of good work."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import require
from accounts.rescue import gives_text_back
from portfolio.images import actions as images
from portfolio.images import queries
from portfolio.images.content import LENSES, TEXTS, Content
from portfolio.images.forms import ImageForm
from portfolio.images.merging import both
from portfolio.images.models import ImageOfGoodWork
from portfolio.images.permissions import may_begin
from portfolio.images.questions import LABELS, parts, shown
from portfolio.situations.queries import with_content
from portfolio.situations.questions import TONES
from portfolio.writing import autosave as wire
from portfolio.writing import pages
from portfolio.writing.beside import margin_of
from portfolio.writing.exceptions import EditedElsewhere
from portfolio.writing.nudges import followed, in_place, on_peace
from portfolio.writing.seen import hints_at
from trail.exceptions import NotPossibleNow

REFUSED = 422


@gives_text_back(unseen={"situations", "weight_*"})
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    require(may_begin(request.user), _("Only members of the register keep a portfolio here."))
    data = request.POST if request.method == "POST" else None
    titles = _titles(request.user)
    with_it = [pk for pk in request.GET.getlist("bij") if pk in titles]
    form = ImageForm(data, stored=Content(situations=with_it), revision=0, titles=titles)
    if not form.is_valid():
        return _editor(request, None, form, status=REFUSED if form.is_bound else 200)
    try:
        image = images.begin(form.content(), by=request.user, key=request.POST.get("key", ""))
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _editor(request, None, form, status=REFUSED)
    return redirect(_next_page(image, request.POST.get("then", "")))


@gives_text_back(unseen={"situations", "weight_*"})
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk):
    image = _own(request, pk)
    if request.method != "POST":
        return _editor(request, image, _form(image))
    form = _form(image, in_place(request.POST))
    if form.is_valid() and request.POST.get("keep") == "both":
        form = _form(image, _merged(request, image, form))
    if not form.is_valid():
        return _editor(request, image, form, status=REFUSED)
    return _save(request, image, form)


def _save(request, image, form):
    then, mine, base = request.POST.get("then", ""), form.content(), form.base_revision()
    sent = {"by": request.user, "key": request.POST.get("key", "")}
    try:
        if request.POST.get("keep") == "theirs":
            images.set_aside(image, mine, base_revision=base, **sent)
        else:
            page = form.cleaned_data["page"]
            images.write(image, mine, base_revision=base, page=page, leave_open=then != "done", **sent)
    except EditedElsewhere as reason:
        return _conflict(request, image, form, reason)
    except NotPossibleNow as reason:
        form.add_error(None, str(reason))
        return _editor(request, image, form, status=REFUSED)
    return redirect(followed(_next_page(image, then), image, request.POST, by=request.user))


@require_http_methods(["PUT"])
@wire.answering_json
def autosave(request, pk):
    image, sent = _own(request, pk), wire.read(request)
    form = _form(image, sent.data)

    def write(**at):
        return images.write(image, form.content(), by=request.user, kept=False, **at)

    return pages.autosaved(form, sent, write, beside="picture")


@login_required
@require_safe
def versions(request, pk):
    image = _own(request, pk)
    return pages.versions(request, queries.content_of(image).title, queries.earlier_versions(image), _places(image))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, pk, revision):
    image = _own(request, pk)

    def read():
        content = queries.content_at(image, revision)
        about = parts(content.as_fields().items(), _titles(request.user))
        return {"title": content.title, "version": image.versions.get(revision=revision), "parts": about}

    take_back = partial(images.take_back, image, revision, by=request.user)
    return pages.version(request, _places(image), read=read, take_back=take_back)


def _own(request, pk):
    return get_object_or_404(ImageOfGoodWork.objects.visible_to(request.user).select_related("member__key"), pk=pk)


def _titles(user):
    return {str(situation.pk): content.title for situation, content in with_content(user)}


def _form(image, data=None):
    stored = queries.content_of(image)
    form = ImageForm(data, stored=stored, revision=image.revision, titles=_titles(image.member))
    return on_peace(form, image)


def _merged(request, image, form):
    data = request.POST.copy()
    for name, value in both(queries.content_of(image), form.content()).as_fields().items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def _editor(request, image, form, *, status=200):
    asked = [_asked(form, name) for name in TEXTS]
    context = {"image": image, "form": form, "asked": asked, "margin": margin_of(image)}
    return render(request, "portfolio/images/editor.html", context, status=status)


def _asked(form, name):
    weight = form[f"weight_{name}"] if name in LENSES else None
    return {"field": form[name], "hints": hints_at(form[name]), "kind": TONES.get(name, ""), "weight": weight}


def _conflict(request, image, form, reason):
    def read(name, theirs, here):
        return LABELS[name], shown(name, theirs, form.titles), shown(name, here, form.titles)

    mine, write_url = form.content().as_fields(), reverse("images:write", args=[image.pk])
    return pages.conflict(request, reason, mine, read=read, write_url=write_url)


def _next_page(image, then):
    if then in {"rest", "done"}:
        return f"{reverse('home:portfolio')}?bewaard={image.pk}"
    return reverse("images:write", args=[image.pk])


def _places(image):
    return {
        "room": "images",
        "pk": image.pk,
        "write_url": reverse("images:write", args=[image.pk]),
        "versions_url": reverse("images:versions", args=[image.pk]),
        "compare_url": reverse("items:compare", args=["goed-werk", image.pk]),
    }
