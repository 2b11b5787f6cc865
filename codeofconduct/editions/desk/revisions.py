"""Two revisions of an edition side by side, down to the words of an article.

Wagtail compares the rows of a page, but of rows within those rows it shows a label and no words.
"""

from functools import partial

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.compare import ChildObjectComparison, ChildRelationComparison
from wagtail.admin.panels import InlinePanel


class RowsCompared(ChildRelationComparison):
    """What Wagtail's screen asks of a field, of the rows within a row."""

    def __init__(self, field, field_comparisons, obj_a, obj_b, label="") -> None:
        super().__init__(field, field_comparisons, obj_a, obj_b, label=label)
        self.is_whole = obj_a is obj_b  # the row around them is new or gone: then so are all of these

    def htmldiff(self) -> SafeString:
        rows = [one for one in self.get_child_comparisons() if self._is_told(one)]
        return render_to_string("codeofconduct/editions/desk/_rows_compared.html", {"rows": rows})

    def _is_told(self, row: ChildObjectComparison) -> bool:
        return bool(self.is_whole or row.is_addition() or row.is_deletion() or row.has_changed())


class InnerPanel(InlinePanel):
    """Rows within a row, with their words in the comparison of revisions."""

    class BoundPanel(InlinePanel.BoundPanel):
        def get_comparison(self):
            return [partial(RowsCompared, *whole.args, **whole.keywords) for whole in super().get_comparison()]
