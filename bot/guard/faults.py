"""How an error is named in a log that must not hold what anybody typed."""
import traceback


def where(error: BaseException) -> str:
    """The kind and place of an error; never its message, which may hold what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
