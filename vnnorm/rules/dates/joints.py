"""The joints between dates: a dash or ``đến`` makes a period, a comma or ``và`` a list, and a part of day a night."""

from __future__ import annotations

from vnnorm.rules.dates import values
from vnnorm.rules.dates.form import Form
from vnnorm.rules.dates.reading import CLOCK

JOINTS = (
    Form(
        "dash",
        ("date",),
        " ?[-–—] ?",
        values.interval,
        (
            ("20-22/11", "XXXX-11-20/XXXX-11-22", "2013-11-20/2013-11-22"),
            ("8-10/9/2013", "2013-09-08/2013-09-10", ""),
            ("ngày 8 - 10/9", "XXXX-09-08/XXXX-09-10", "2013-09-08/2013-09-10"),
            ("ngày 8-10 tháng 9", "XXXX-09-08/XXXX-09-10", "2013-09-08/2013-09-10"),
            ("30/4-1/5", "XXXX-04-30/XXXX-05-01", "2014-04-30/2014-05-01"),
            ("tháng 7-12", "XXXX-07/XXXX-12", "2013-07/2013-12"),
            ("quý III-IV/2013", "2013-07/2013-12", ""),
            ("thg 3 – thg 5 2013", "2013-03/2013-05", ""),
            ("2004-2013", "2004/2013", ""),
            ("giai đoạn 2011-2015", "2011/2015", ""),
            ("năm học 2013-2014", "2013/2014", ""),
            ("nhiệm kỳ 2011-2016", "2011/2016", ""),
        ),
        ("2-3 năm nữa", "thắng 2-1", "kỷ niệm 10-12 năm"),
    ),
    Form(
        "to",
        ("date",),
        ",? <to> (?:<until> )?",
        values.interval,
        (
            ("từ 8 đến 10/9", "XXXX-09-08/XXXX-09-10", "2013-09-08/2013-09-10"),
            ("từ ngày 25-10 đến 3-11", "XXXX-10-25/XXXX-11-03", "2013-10-25/2013-11-03"),
            ("từ ngày 25/10 đến hết ngày 3/11", "XXXX-10-25/XXXX-11-03", "2013-10-25/2013-11-03"),
            ("từ 28/12 đến 3/1/2014", "2013-12-28/2014-01-03", ""),
            ("từ 28/12/2012 đến 3/1/2014", "2012-12-28/2014-01-03", ""),
            ("từ ngày 22-7 đến 17h ngày 29-7", "XXXX-07-22; XXXX-07-29", "2013-07-22; 2013-07-29"),
            ("từ tối 13 đến tối 14-6", "XXXX-06-13; XXXX-06-14", "2013-06-13; 2013-06-14"),
            ("từ tháng 7-2012 đến 6-2013", "2012-07/2013-06", ""),
            ("từ tháng 7 đến tháng 9", "XXXX-07/XXXX-09", "2013-07/2013-09"),
            ("từ tháng 5 đến tháng 5 năm sau", "XXXX-05/XXXX-05", "2013-05/2014-05"),
            ("từ 1945 đến 1954", "1945/1954", ""),
            ("từ năm 2004 đến tháng 9/2013", "2004/2013-09", ""),
            ("từ năm 2004 đến năm 2013", "2004/2013", ""),
        ),
        ("từ 2 đến 3 người", "các số từ 1402 đến 1409", "mã từ 2010 đến 2015"),
    ),
    Form(
        "and",
        ("date",),
        " ?, ?(?:<and> )?| <and> | ?& ?",
        values.carried_back,
        (
            ("ngày 5 và 6/11", "XXXX-11-05; XXXX-11-06", "2013-11-05; 2013-11-06"),
            ("ngày 5, 6 và 7/11", "XXXX-11-05; XXXX-11-06; XXXX-11-07", "2013-11-05; 2013-11-06; 2013-11-07"),
            ("ngày 5,6,7/11", "XXXX-11-05; XXXX-11-06; XXXX-11-07", "2013-11-05; 2013-11-06; 2013-11-07"),
            ("dịp 5/11 và 6/11", "XXXX-11-05; XXXX-11-06", "2013-11-05; 2013-11-06"),
            ("ngày 30/12 và 31/12/2013", "2013-12-30; 2013-12-31", ""),
            ("ngày 5,6 và 8/5", "XXXX-05-05; XXXX-05-06; XXXX-05-08", "2013-05-05; 2013-05-06; 2013-05-08"),
            ("tối 18, 24, 25-7", "XXXX-07-18; XXXX-07-24; XXXX-07-25", "2013-07-18; 2013-07-24; 2013-07-25"),
            ("tháng 9 và 10", "XXXX-09; XXXX-10", "2013-09; 2013-10"),
            ("tháng 10, 11 và 12", "XXXX-10; XXXX-11; XXXX-12", "2013-10; 2013-11; 2013-12"),
            ("tháng 1 và 2/2013", "2013-01; 2013-02", ""),
            ("tháng 11 và 12 năm ngoái", "XXXX-11; XXXX-12", "2012-11; 2012-12"),
            ("quý I và II/2013", "2013-01/2013-03; 2013-04/2013-06", ""),
            ("quý III, IV năm ngoái", "XXXX-07/XXXX-09; XXXX-10/XXXX-12", "2012-07/2012-09; 2012-10/2012-12"),
            ("quý I và quý II/2013", "2013-01/2013-03; 2013-04/2013-06", ""),
        ),
        ("hai, ba người", "4 và 5 triệu"),
    ),
    Form(
        "night",
        ("date",),
        " (?=<part>)",
        values.carried_back,
        (("đêm 5 rạng sáng 6/11", "XXXX-11-05; XXXX-11-06", "2013-11-05; 2013-11-06"),),
        ("tối 5 sáng 6 cái",),
    ),
)
PERIODS = frozenset(form.name for form in JOINTS if form.read is values.interval)
_JOINTS = "|".join(f"(?P<{form.name}>{form.pattern})" for form in JOINTS)
_HEADS = r"(?:(?P<d_head><day>)|(?P<m_head><month>|<short month~>\.?)|(?P<y_head><year>)|(?P<q_head><quarter>)) ?"
_DRESS = rf"(?P<dress>(?:{CLOCK} ?,? )?(?:<at> )?(?:(?P<part><part>) )?)"
JOINT = (
    rf"(?:{_JOINTS}){_DRESS}(?:{_HEADS})?(?:(?P<weekday><weekday>),? (?:<day> )?)?"
    "(?=[0-9i]|<count>|<named month>)"
)
