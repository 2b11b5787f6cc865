"""The method library: an index, and a page per method with its roles and steps."""

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('codeofconduct', '0014_stories_touch_adopted_articles'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='MethodsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('introduction', models.TextField(blank=True, help_text='Plain text. An empty line begins a new paragraph.', verbose_name='introduction')),
                ('installed', models.JSONField(default=list, editable=False)),
            ],
            options={
                'verbose_name': 'methods',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='MethodPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('method', models.CharField(choices=[('incident', 'Incident method'), ('incident_ten', 'Incident method in ten rounds'), ('gossip', 'Gossip method'), ('balint', 'Balint method'), ('five_steps', 'Five steps'), ('ten_steps', 'Ten steps'), ('socratic', 'Socratic conversation'), ('moral_deliberation', 'Moral deliberation'), ('three_columns', 'Three columns'), ('good_work', 'Good-work dialogue'), ('u', 'U method'), ('clean_language', 'Clean language'), ('core_quadrants', 'Core quadrants'), ('weighing_table', 'Weighing table'), ('other', 'Another method')], help_text='The name by which the log of a session knows it. It cannot be changed later.', max_length=20, verbose_name='method')),
                ('introduction', models.CharField(help_text='One or two sentences; they stand in the list of methods too.', max_length=200, verbose_name='in short')),
                ('fits', models.TextField(help_text='Plain text. An empty line begins a new paragraph.', verbose_name='for whom, and when it fits')),
                ('in_hand', models.JSONField(blank=True, default=list, verbose_name='what a group has in its hands')),
                ('group_from', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(30)], verbose_name='people, from')),
                ('group_to', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(30)], verbose_name='people, to')),
                ('minutes_from', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(480)], verbose_name='minutes, from')),
                ('minutes_to', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(480)], verbose_name='minutes, to')),
                ('record', models.TextField(help_text='What may stand in the shared log, and what somebody keeps in their own portfolio.', verbose_name='what you write down')),
                ('never', models.TextField(help_text='The case, quotes, advice of one person, anything by which somebody can be recognised.', verbose_name='what you never write down')),
                ('credit', models.CharField(blank=True, help_text='Who thought of it, or that it is ours.', max_length=400, verbose_name='where it comes from')),
            ],
            options={
                'verbose_name': 'method',
                'verbose_name_plural': 'methods',
                'constraints': [models.UniqueConstraint(fields=('method',), condition=models.Q(('method', 'other'), _negated=True), name='one_page_per_method', violation_error_message='There is already a page about this method.'), models.CheckConstraint(condition=models.Q(('method__in', ['incident', 'incident_ten', 'gossip', 'balint', 'five_steps', 'ten_steps', 'socratic', 'moral_deliberation', 'three_columns', 'good_work', 'u', 'clean_language', 'core_quadrants', 'weighing_table', 'other'])), name='method_is_known'), models.CheckConstraint(condition=models.Q(('group_to__gte', models.F('group_from'))), name='method_group_from_to'), models.CheckConstraint(condition=models.Q(('minutes_to__gte', models.F('minutes_from'))), name='method_minutes_from_to')],
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='MethodRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(max_length=60, verbose_name='role')),
                ('does', models.CharField(max_length=200, verbose_name='what this person does')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='codeofconduct.methodpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MethodStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('does', models.TextField(help_text='A few short sentences.', max_length=800, verbose_name='what you do')),
                ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(180)], verbose_name='minutes')),
                ('speaks', models.CharField(max_length=120, verbose_name='who speaks')),
                ('silent', models.CharField(blank=True, help_text='For example: the one who brings it in.', max_length=120, verbose_name='who is silent')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='codeofconduct.methodpage')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
