"""Which rules hold on a day."""

from datetime import date

from registry.policy.models import Policy


def in_force(on: date) -> Policy:
    """The rules of that day. Raises ``Policy.DoesNotExist`` for a day before the register had any."""
    policy = Policy.objects.filter(starts_on__lte=on).order_by("-starts_on").first()
    if policy is None:
        raise Policy.DoesNotExist(f"The register had no rules on {on}.")
    return policy
