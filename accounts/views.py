"""One's own account: where the ways to sign in, the sessions and the language are found."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render


@login_required
def home(request):
    return render(request, "accounts/home.html")
