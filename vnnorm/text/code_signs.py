"""The evidence for a line of code, markup or data: the form of the whole line, and the signs in it.

Formal languages write names, operators, brackets and quotes without the spaces and words of prose. Letters are ASCII in
every pattern, because names in code have no diacritics, and Vietnamese prose nearly always has one nearby.
"""

from __future__ import annotations

from vnnorm.text.pattern import lazily

SURE = 2  # weight of a line that is certainly code: it has a form, or two signs
WORDS_A_SIGN = 12  # maximum words per sign: code has about 4 words per sign, prose with a single sign 30 or more

_NAME = "[A-Za-z_][A-Za-z0-9_]*"
_DOTTED = "[A-Za-z_][A-Za-z0-9_.]*"
_QUOTED_KEY = r"(?:\"[^\"\s]{1,40}\"|'[^'\s]{1,40}')"
_ATTRIBUTE = r"\s+[A-Za-z@:_-][\w@:.-]*(?:=(?:\"[^\"]*\"|'[^']*'|\{[^}]*\}))?"
_LEVEL = "(?:INFO|DEBUG|WARN|WARNING|ERROR|FATAL|TRACE|CRITICAL)"
_PROGRAM = "(?:pip3?|npm|npx|yarn|git|sudo|apt-get|docker|curl|wget|conda|poetry|python3?|cd|mkdir|java)"
_DECLARED = "(?:const|let|var|export|public|private|protected|static|final|int|void|char|double|float|bool|boolean|String)"

# The form of a line from its first character other than a space. It is sufficient evidence, however long the line is.
FORMS = (
    # brackets that close or open something on other lines
    r"[\s)>;,]*[\]}][\s\]})>;,]*\Z|\)+[;,]\s*\Z",
    r"[\]})]+ *(?:else|catch|finally|while)\b",
    r"[\[{][\s\[{(]*\Z",
    # JSON
    rf"[{{\[,]*\s*{_QUOTED_KEY}\s*:",
    r"[\[{]+\s*\"[^\"]*\"\s*[:,\]]",
    # tags, comments, directives
    rf"<(?:/?[a-z][a-z0-9:-]*(?:{_ATTRIBUTE})*\s*/?>|![A-Z-]|\?(?:php|xml)|{_DOTTED}\s*\Z)",
    r"//[ /A-Za-z@]|/\*|<!--|#!/",
    r"#(?:include [<\"]|define [A-Z_]|ifn?def )",
    r"@[A-Za-z_.]+(?:\([^)]*\)?)?\s*\Z",
    # tables and trees
    r"\|[^|]*\|.*\|\s*\Z",
    r"\+(?:[-=]+\+){2,}\s*\Z",
    r"\|?\s*:?-{2,}:?\s*\|[\s|:-]*\Z",
    r"(?:\u2502\s*)*[\u250c\u2514\u251c]\u2500",
    # settings: a name with a joiner, and its value
    r"(?:export |set )?[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]* ?[+*-]?=",
    r"export [A-Z]+=",
    r"(?:- )?[a-z][a-z0-9]*(?:_[a-z0-9]+)+:(?:\s|\Z)",
    # statements
    r"[a-z_][A-Za-z0-9_.]*\([\"'\[{].*\);?\s*\Z",
    rf"(?:async )?(?:def|func|function|fn) {_NAME}\(|class {_NAME}(?:\([^)]*\))?:\Z",
    rf"from {_DOTTED} import |import {_DOTTED}(?: as {_NAME})?(?:, ?{_DOTTED})*;?\s*\Z",
    r"import (?:.* from )?['\"(]|package [a-z.]+;?\Z",
    rf"{_DECLARED}\s[^.]*(?:[=({{]|;\Z)",
    r"(?:return|raise|yield|throw|assert|await|del)\s+[^\s(\[{\"'_=.]*[(\[{\"'_=.][^\s.]",
    r"(?:if|elif|for|while|with|switch|except)\b(?=.*[:{]\s*\Z)(?:[^:]*[(\[_=.\"'<>]| [A-Za-z_]+ in )",
    r"(?:try|else|finally):\Z",
    r"\((?:def[a-z]*|let\*?|setq|require|provide|lambda) ",
    r">>> |\.\.\. [ a-z]|In \[\d+\]:|Out\[\d+\]:",
    # SQL
    r"SELECT (?:.*\bFROM\b|(?:[a-z_]+(?:\.[a-z_*]+)?|\*),?\Z)|select .* from .*;\Z",
    rf"INSERT INTO |insert into [a-z_]+ *\(|UPDATE {_NAME} SET |DELETE FROM ",
    r"(?:CREATE|ALTER|DROP|GRANT|REVOKE|COMMENT) (?:OR )?[A-Z]{2,} (?=.*[A-Za-z_])|(?:LEFT |INNER |RIGHT )?JOIN [a-z_]",
    r"FROM [a-z_]+(?:\s|;|\Z)|WHERE [A-Za-z_.]+ *(?:=|<|>|IN\b|LIKE\b|IS\b)|(?:GROUP|ORDER) BY [a-z_]",
    # shells and logs
    rf"\$ [a-z]|{_PROGRAM} [ -.0-~]*\Z",
    rf"\[?\d{{4}}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[^ ]*\]?[^A-Z]*\b{_LEVEL}\b|\[?{_LEVEL}\]?[: ]\s*\S*\d{{2}}",
    r"Traceback \(most recent|File \"[^\"]*\", line \d|\d+\.\d+\.\d+\.\d+ - |[^\"]*\"(?:GET|POST|PUT|HEAD|DELETE) /",
)
# Openings at the end of a line; only its last characters are searched. Each ends with one of OPENINGS.
OPENINGS = ("{", "[", "(")
ENDS = (
    r"[A-Za-z0-9_)\]\"'>=:,(\[ ]\{\s*\Z",
    r"(?: = |[\"'A-Za-z_]: |\()\[\s*\Z",
    r"(?: = |[A-Za-z0-9][._][A-Za-z0-9]{1,40})\(\s*\Z",
)
_END = lazily("|".join(ENDS))
_TAIL = 60  # characters at the end of a line that are searched; every opening is shorter
_FORM = lazily(rf"\s*(?!\s)(?:{'|'.join(FORMS)})")

# Signs inside a line. Prose has one occasionally; two, and at least one per dozen words, are code.
SIGNS = (
    r"[{}]",
    r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>",
    # calls and places in a list
    r"[A-Za-z0-9_]\(\)|[a-z0-9_]\.[a-z_][A-Za-z0-9_]{0,40}[(\[]|[a-z]_[a-z0-9_]{0,40}[(\[]|[a-z][A-Z][A-Za-z]{0,40}\(",
    r"[A-Za-z_]\([\"'_]|[A-Za-z_]\[[\"'0-9a-z_:]{1,40}\]",
    # operators and assignments
    r"(?<![=\s])(?:[!+*/%&|]=|:=|&&|\|\||==)(?=[\w(\[\"'-])|[\w)\]\"'] (?:[!+*/%&|]=|:=|&&|\|\||===?) (?=[\w(\[\"'-])",
    r"[A-Za-z0-9_)](?:::|->)(?=[A-Za-z_])|\) ?=>",
    rf"(?<![^\s({{,;]){_NAME}(?:\.{_NAME})?(?:=| = )(?:[\"'\[({{A-Za-z_]|-?\d)",
    # keys and cells
    rf"[{{,]\s{{0,9}}{_QUOTED_KEY}\s{{0,9}}:",
    r"(?:(?<!\S)|(?<=[{,]))[a-z][a-z0-9]*(?:_[a-z0-9]+)+ ?: (?=[^,]{1,200},[ \w]|[^,]{0,200}\Z)",
    r"[\"'],[\"']|[\"'], [\"'][^ ]{0,80}[\"'][,\])]|[^\s|]\|(?=[^\s|])",
    # escapes, variables, inline code
    r"\\[nrtudwsbx\"'.(]|\$\{|\$[a-z_]+\b|%\([a-z_]+\)s|%[sd]\b|`[^`]+`",
)
_SIGN = lazily("|".join(SIGNS))
# Each sign contains one of these. Prose has few of them, and the pattern of the signs takes ten times as long.
OF_SIGNS = r"[{}<>=|\\\[`$_]|[A-Za-z0-9_]\(|[\"'],|,\s{0,9}[\"']|%[(sd]|&&|::"
_PART = lazily(OF_SIGNS)

# A line without any of these has neither form nor sign, except in languages that are written as words. Separate searches are
# faster, because one combined pattern could not skip to the literals.
_MARK = lazily("[{}<>=|\t\\\\\\[\\]`$\u2500-\u257f@#_\"';]")
_KEYWORD = lazily("[A-Z]{4}")
_COMMANDS = ("import", "from", "package", "git", "npm", "cd", "java", "python")
_OPEN_ENDS = ("/", "(", ":")
_ADDRESS = lazily(r"(?:https?://|www\.)[^\s\"'<>`|]+")

# No evidence alone; next to a line of code, such a line belongs to the code.
_LOOSE = lazily(
    r"\s*(?!\s)(?:#|//|--|\*|;|- |[\"'].*[\"'],?\Z|(?:- )?[A-Za-z_][\w.-]*:(?:\s|\Z)|[!-~]+\Z|\[\w+\]\Z)"
    r"|[^A-Za-z]*\Z|.*[;,(\[]\Z| {4}|\t"
)


def weigh(line: str) -> int:
    """The weight of one line in NFC as code: ``SURE`` is decisive, 1 counts next to code, 0 means no evidence.

    >>> weigh('texts = ["một", "hai"]'), weigh("Ông Bình nói: “Chúng tôi sẽ về”."), weigh("AUTH_USERNAME=tên_mới")
    (2, 0, 2)
    """
    if not _has_mark(line):
        return 0
    bare = _ADDRESS.sub("", line) if "://" in line or "www." in line else line
    if _FORM.match(bare) or (bare.rstrip().endswith(OPENINGS) and _END.search(bare[-_TAIL:])):
        return SURE
    words = line.count(" ")
    if len(_PART.findall(bare)) * WORDS_A_SIGN <= words:
        return 0
    found = sum(1 for _ in _SIGN.finditer(bare))
    return min(found, SURE) if found * WORDS_A_SIGN > words else 0


def _has_mark(line: str) -> bool:
    if not line[:1].isalnum() or line.endswith(_OPEN_ENDS) or line.startswith(_COMMANDS):
        return True
    return "//" in line or "/*" in line or _MARK.search(line) is not None or _KEYWORD.search(line) is not None


def is_loose(line: str) -> bool:
    """Whether a line is code if it is next to code: a comment, a key, an item, a single word, an indented line.

    >>> is_loose("# đọc cả bản tin"), is_loose("Ông Bình cho biết.")
    (True, False)
    """
    return _LOOSE.match(line) is not None
