"""What a line of code, markup or data shows: the form that it has as a whole, and the signs in it.

A formal language writes names, operators, brackets and quotes without the spaces and the words of prose. Letters are ASCII in
every pattern: a name in code has no diacritics, and prose in Vietnamese nearly always has one close by.
"""

from __future__ import annotations

from vnnorm.text.pattern import lazily

SURE = 2  # a line that is code by itself: it has a form, or two signs
WORDS_A_SIGN = 12  # words that one sign speaks for: a line of code has about 4 a sign, prose with a stray sign 30 and more

_NAME = "[A-Za-z_][A-Za-z0-9_]*"
_DOTTED = "[A-Za-z_][A-Za-z0-9_.]*"
_QUOTED_KEY = r"(?:\"[^\"\s]{1,40}\"|'[^'\s]{1,40}')"
_ATTRIBUTE = r"\s+[A-Za-z@:_-][\w@:.-]*(?:=(?:\"[^\"]*\"|'[^']*'|\{[^}]*\}))?"
_LEVEL = "(?:INFO|DEBUG|WARN|WARNING|ERROR|FATAL|TRACE|CRITICAL)"
_PROGRAM = "(?:pip3?|npm|npx|yarn|git|sudo|apt-get|docker|curl|wget|conda|poetry|python3?|cd|mkdir|java)"
_DECLARED = "(?:const|let|var|export|public|private|protected|static|final|int|void|char|double|float|bool|boolean|String)"

# The form of a whole line, from its first character that is no space: it decides alone, however long the line is.
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
# What opens something at the end of a line: looked for in its last characters alone.
ENDS = (
    r"[A-Za-z0-9_)\]\"'>=:,(\[ ]\{\s*\Z",
    r"(?: = |[\"'A-Za-z_]: |\()\[\s*\Z",
    r"(?: = |[A-Za-z0-9][._][A-Za-z0-9]{1,40})\(\s*\Z",
)
_END = lazily("|".join(ENDS))
_TAIL = 60  # characters at the end of a line, more than any of these
_FORM = lazily(rf"\s*(?!\s)(?:{'|'.join(FORMS)})")

# What stands inside a line. Prose has one now and then; two, and one for every dozen words, are code.
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
OF_SIGNS = "[{}<>=|\\\\[`$_\"'(%&:]"  # each sign has one of these
_ANY = lazily(OF_SIGNS)

# A line without any of these has neither form nor sign but in the languages that are written as words. They are looked for
# apart: a pattern of all of them could not skip to the letters.
_MARK = lazily("[{}<>=|\t\\\\\\[\\]`$\u2500-\u257f@#_\"';]")
_KEYWORD = lazily("[A-Z]{4}")
_COMMANDS = ("import", "from", "package", "git", "npm", "cd", "java", "python")
_OPEN_ENDS = ("/", "(", ":")
_ADDRESS = lazily(r"(?:https?://|www\.)[^\s\"'<>`|]+")

# Nothing by itself: beside a line of code it belongs to the code.
_LOOSE = lazily(
    r"\s*(?!\s)(?:#|//|--|\*|;|- |[\"'].*[\"'],?\Z|(?:- )?[A-Za-z_][\w.-]*:(?:\s|\Z)|[!-~]+\Z|\[\w+\]\Z)"
    r"|[^A-Za-z]*\Z|.*[;,(\[]\Z| {4}|\t"
)


def weigh(line: str) -> int:
    """How much speaks for code on one line in NFC: ``SURE`` decides, 1 counts beside code, 0 is prose for all that is seen.

    >>> weigh('texts = ["một", "hai"]'), weigh("Ông Bình nói: “Chúng tôi sẽ về”."), weigh("AUTH_USERNAME=tên_mới")
    (2, 0, 2)
    """
    if not _has_mark(line):
        return 0
    bare = _ADDRESS.sub("", line) if "://" in line or "www." in line else line
    if _FORM.match(bare) or _END.search(bare[-_TAIL:]):
        return SURE
    words = line.count(" ")
    if len(_ANY.findall(bare)) * WORDS_A_SIGN <= words:
        return 0
    found = sum(1 for _ in _SIGN.finditer(bare))
    return min(found, SURE) if found * WORDS_A_SIGN > words else 0


def _has_mark(line: str) -> bool:
    if not line[:1].isalnum() or line.endswith(_OPEN_ENDS) or line.startswith(_COMMANDS):
        return True
    return "//" in line or "/*" in line or _MARK.search(line) is not None or _KEYWORD.search(line) is not None


def is_loose(line: str) -> bool:
    """Whether a line is code beside code: a comment, a key, an item, a word by itself, an indented line.

    >>> is_loose("# đọc cả bản tin"), is_loose("Ông Bình cho biết.")
    (True, False)
    """
    return _LOOSE.match(line) is not None
