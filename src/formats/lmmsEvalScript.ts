/**
 * `utils.py` of the task for lmms-eval (FORMATS §4.13). It needs nothing but the standard library, and no judge: answers
 * are matched by rule.
 */
export const lmmsEvalScript = String.raw`"""Functions of the tasks in this folder, for lmms-eval."""

import os
import re
import unicodedata

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}


def doc_to_visual_global(doc):
    """The whole picture."""
    return [doc["image"].convert("RGB")]


def doc_to_visual_regional(doc):
    """The region cut out of it."""
    return [doc["crop_image"].convert("RGB")]


def doc_to_text(doc, lmms_eval_specific_kwargs=None):
    asked = lmms_eval_specific_kwargs or {}
    after = asked.get("post_prompt", "") if doc["options"] else asked.get("open_post_prompt", "")
    return asked.get("pre_prompt", "") + doc["query"] + after


def doc_to_target(doc):
    return doc["response"]


def process_results(doc, results):
    said = results[0] if results else ""
    if doc["options"]:
        right = read_letter(said, doc["options"]) == doc["response"].strip().upper()
    else:
        right = same_answer(said, doc["response"])
    return {"accuracy": 1.0 if right else 0.0}


def final_part(text):
    """What is said in the end: between answer tags, boxed, after the last "answer:", or all of it."""
    tagged = re.findall(r"<answer>(.*?)</answer>", text, re.DOTALL | re.IGNORECASE)
    if tagged:
        return tagged[-1].strip()
    text = re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL | re.IGNORECASE)
    boxed = re.findall(r"\\boxed\{([^{}]*)\}", text)
    if boxed:
        return boxed[-1].strip()
    after = re.split(r"\banswer(?:\s+is)?\s*:\s*|\banswer\s+is\s+", text, flags=re.IGNORECASE)
    return after[-1].strip()


def read_letter(text, options):
    """The letter of the option that was chosen, or None where nobody can say."""
    letters = LETTERS[: len(options)]
    said = final_part(text).strip().strip("*_").strip()
    whole = re.fullmatch(r"(?:option\s+)?[(\[]?([A-Za-z])[)\].:]*", said, re.IGNORECASE)
    if whole and whole.group(1).upper() in letters:
        return whole.group(1).upper()
    start = re.match(r"[(\[]?([A-Z])(?:[)\].:]|\s+-)(?:\s|\*|$)", said)
    if start and start.group(1) in letters:
        return start.group(1)
    plain = normalised(said)
    equal = [letters[i] for i, option in enumerate(options) if normalised(option) == plain]
    if len(equal) == 1:
        return equal[0]
    marked = {found for found in re.findall(r"\(([A-Z])\)|\boption\s+([A-Z])\b", said) for found in found if found}
    if len(marked) == 1 and next(iter(marked)) in letters:
        return next(iter(marked))
    # "A" alone may be the article.
    alone = {found for found in re.findall(r"(?<![\w'])([B-Z])(?![\w'])", said) if found in letters and found != "I"}
    return alone.pop() if len(alone) == 1 else None


def same_answer(text, gold):
    said = normalised(final_part(text))
    wanted = normalised(gold)
    if said == wanted:
        return True
    number, target = as_number(said), as_number(wanted)
    return number is not None and number == target


def normalised(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.replace("‘", "'").replace("’", "'")
    text = re.sub(r"[‐-―−]", "-", text)
    text = re.sub(r"^(?:the|a|an)\s+", "", text.strip().strip(" .,;:!?\"'“”*_"))
    return re.sub(r"\s+", " ", text)


def as_number(text):
    text = WORDS.get(text, text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    return float(text) if re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)", text) else None
`
