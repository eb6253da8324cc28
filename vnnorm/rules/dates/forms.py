"""All forms of dates in one tuple, from which the docs, the cases and the tests are generated."""

from __future__ import annotations

from vnnorm.rules.dates.forms_at_numbers import LUNAR_DAY, TERM
from vnnorm.rules.dates.forms_in_digits import IN_DIGITS
from vnnorm.rules.dates.forms_in_words import IN_WORDS
from vnnorm.rules.dates.joints import JOINTS

FORMS = (*IN_DIGITS, TERM, LUNAR_DAY, *JOINTS, *IN_WORDS)
