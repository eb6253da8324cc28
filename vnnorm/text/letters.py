"""Letters as character classes, for patterns that read capitals: ``{UPPER}{LETTER}*`` is a capitalised word."""

from __future__ import annotations

LETTER = r"[^\W\d_]"
UPPER = "[A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
