"""Where a story stood and was taken back; stories the editors compose; giving back leaves no copy."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_roles'),
        ('codeofconduct', '0011_closed_means_closed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TakenBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_sha256', models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='manuscript',
            name='withdrawn_leaves_nothing',
        ),
        migrations.AddField(
            model_name='manuscript',
            name='composed',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='bundledstory',
            name='story',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codeofconduct.story', verbose_name='story'),
        ),
        migrations.AlterField(
            model_name='cardquestion',
            name='text',
            field=models.CharField(max_length=140, verbose_name='question'),
        ),
        migrations.AddConstraint(
            model_name='manuscript',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('record_key__isnull', True), ('sealed__isnull', True), ('sealed_remarks__isnull', True), ('story__isnull', True)), _connector='OR'), name='withdrawn_leaves_nothing'),
        ),
        migrations.AddConstraint(
            model_name='manuscript',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('record_key__isnull', True), ('sealed__isnull', True), ('story__isnull', True)), _connector='OR'), name='given_back_leaves_no_copy'),
        ),
        migrations.AddConstraint(
            model_name='manuscript',
            constraint=models.CheckConstraint(condition=models.Q(('composed', True), ('donor__isnull', False), ('state__in', ['returned', 'withdrawn']), _connector='OR'), name='nobody_leaves_an_offered_story_behind'),
        ),
    ]
