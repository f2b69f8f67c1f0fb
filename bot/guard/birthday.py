"""A date of birth is blanked, but the age in it is what the advice needs: this keeps the age."""
from datetime import date
from typing import Dict, Optional

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(parts: Dict[str, Optional[str]], today: date) -> Optional[date]:
    """The day that was written, or None if it is no possible birthday (no such day, or in the future)."""
    month = parts.get("m")
    number = int(month) if month else MONTHS.index(str(parts["month"])[:3].lower()) + 1
    year = int(str(parts["y"]))
    if year < 100:
        # A few years ahead is a review or a journey, not someone a hundred years old.
        year += 2000 if 2000 + year <= today.year + 10 else 1900
    try:
        day = date(year, number, int(str(parts["d"])))
    except ValueError:
        return None
    return day if day <= today else None


def age_in_words(born: date, today: date) -> str:
    """The age as the practitioner would have typed it: weeks for a young baby, then months, then years."""
    days = (today - born).days
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if days < 182:
        return f" (aged {days // 7} weeks)"
    if months < 24:
        return f" (aged {months} months)"
    return f" (aged {months // 12})"
