"""A draft lies before the members; a member may show the sentence with which they affirmed."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('codeofconduct', '0004_corrections_and_approval'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='affirmation',
            name='shown_as',
            field=models.CharField(blank=True, choices=[('own_name', 'under my own name'), ('a_member', 'as “a member”')], max_length=10),
        ),
        migrations.AddField(
            model_name='affirmation',
            name='shown_text',
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.JSONField()),
                ('opened_on', models.DateField()),
                ('until', models.DateField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='codeofconduct.edition')),
            ],
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('article_key', models.CharField(blank=True, max_length=6)),
                ('shown_as', models.CharField(choices=[('own_name', 'under my own name'), ('a_member', 'as “a member”')], max_length=10)),
                ('text', models.TextField()),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer', models.CharField(blank=True, choices=[('taken_over', 'taken over'), ('partly', 'partly taken over'), ('not', 'not taken over')], max_length=10)),
                ('because', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='codeofconduct.consultation')),
            ],
            options={
                'ordering': ('said_at',),
            },
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.UniqueConstraint(models.F('edition'), condition=models.Q(('closed_at__isnull', True)), name='one_open_consultation'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('opened_on'))), name='consultation_lasts_a_day'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ['not', 'partly']), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='no_answer_without_a_reason'),
        ),
    ]
