"""The trail becomes a Merkle tree with salted commitments; the entries of before are hashed anew.

No checkpoint was published before this, so nobody holds a root of the old form. SQLite makes a table anew to change its
columns, and its triggers go with the old one: migration 0004 sets them again.
"""

import hashlib
import hmac
import os

import rfc8785
from datetime import UTC

from django.db import migrations, models
import django.utils.timezone

SALT = 16


def let_go(apps, schema_editor):
    """The triggers of migration 0002 would refuse the new columns."""
    if schema_editor.connection.vendor == "sqlite":
        for what in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS trail_entries_refuse_{what}")
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS trail_entries_refuse_change ON trail_trailentry")


def committed(salt, name):
    return hmac.digest(salt, name.encode(), "sha256").hex()


def hash_anew(apps, schema_editor):
    """Every entry in order, with the peaks of the tree in hand."""
    entries, nodes = apps.get_model("trail", "TrailEntry"), apps.get_model("trail", "TrailNode")
    peaks, size = [], 0
    for entry in entries.objects.order_by("seq").iterator(chunk_size=500):
        entry.subject_salt, entry.actor_salt = os.urandom(SALT), os.urandom(SALT)
        said = {"action": entry.action, "codes": entry.codes, "seq": entry.seq, "v": 2}
        said["at"] = entry.at.astimezone(UTC).isoformat()
        said["subject"], said["actor"] = committed(entry.subject_salt, entry.subject), committed(entry.actor_salt, entry.actor)
        entry.body = rfc8785.dumps(said)
        entry.leaf = hashlib.sha256(b"\x00" + entry.body).digest()
        entry.save()
        digest, level, place = entry.leaf, 0, size
        while place & 1:
            digest, level, place = hashlib.sha256(b"\x01" + peaks.pop() + digest).digest(), level + 1, place >> 1
            nodes.objects.create(level=level, index=place, digest=digest)
        peaks.append(digest)
        size += 1
    apps.get_model("trail", "TrailHead").objects.filter(pk=1).update(size=size, peaks=b"".join(peaks))


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_append_only")]
    operations = [
        migrations.RunPython(let_go, migrations.RunPython.noop),
        migrations.CreateModel(
            name="TrailNode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.PositiveBigIntegerField()),
                ("digest", models.BinaryField(max_length=32)),
            ],
            options={"constraints": [models.UniqueConstraint("level", "index", name="one_hash_per_subtree")]},
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField(max_length=32)),
                ("note", models.TextField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"ordering": ["size"]},
        ),
        migrations.AddField("trailentry", "subject_salt", models.BinaryField(max_length=16, default=b""), preserve_default=False),
        migrations.AddField("trailentry", "actor_salt", models.BinaryField(max_length=16, default=b""), preserve_default=False),
        migrations.AddField("trailentry", "unlinked_by", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("trailhead", "peaks", models.BinaryField(default=b"")),
        migrations.RunPython(hash_anew, migrations.RunPython.noop, elidable=False),
    ]
