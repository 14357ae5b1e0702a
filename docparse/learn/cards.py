"""Model cards: a model's name and its measured figures in, its card (data, date, how, figures, limits) as Markdown out."""

from __future__ import annotations

import datetime

_DATA = """\
- **Data**: the papers of corpus part dev (`corpus/hand`), each as text, Markdown, Word, PDF and scan read by OCR, and papers of the
  generator (seeds {first} and up, clean and damaged text, Markdown, Word, PDF, scans). Labels are those that the papers were made with.
  No document of corpus test, of the samples or of the real ones, and none of the unlabelled texts, was used."""
_TEXTS = """\
- **Data**: texts alone: the papers of corpus part dev (`corpus/hand`) and papers of the generator (seeds {first} and up, clean and
  damaged). Labels are those that the papers were made with. No document of corpus test, of the samples or of the real ones, and none of the
  unlabelled texts, was used."""
_OF_TEXTS = ("aims", "roles")
_ABOUT = {
    "titles": (
        "A second opinion on which numbered lines of a body are headings, used where the rules doubt (`docparse/segment/title_model.py`).\n"
        "Gradient-boosted trees tell how likely each is a title (of what it and its neighbours show, without the rules' score);\n"
        "`moves` tell what goes beside and under what. `title_sequence.py` finds the best reading of all lines together (Viterbi).",
        """\
- **Figures** (by cross-fitting: a paper is never judged by trees or moves that saw it in any form). Blocks judged wrong by the rules
  alone, by the trees alone, by the sequence without the rules, and by all together; the labels name headings, not lines, so that some of
  the rules' errors are lines that repeat a heading.""",
        """\
- **Limits**: it judges only numbered lines (Roman, capital letter, number), and only where the rules are unsure; it may make a title of
  one that they miss and takes none away (measured: it took away more right ones than wrong ones). Sentences and words that lead to a
  list are barred. Điều, Phần, Chương and Mục are the grammar's, and so are letters and dashes, which are titles only where they are set
  off. Where a heading ends in its line, the rules say.""",
    ),
    "aims": (
        "Which quantities of a paper in running text are targets (`docparse/extract/targets/judge.py`): a logistic regression over names\n"
        "that many papers show: the words around the number, what is counted, labels and words of the headings above, the type of the\n"
        "paper, what was said of the quantity before it, and the reasons that the rules hold against it.",
        """\
- **Told anew**: each paper by hand also in other words, marks and forms, four times as text (`docparse.corpus.retell`).
- **Figures** (by cross-fitting: a paper is never judged by weights that saw it in any form). Of the quantities that are proposed; one
  that is not proposed is missing from them.""",
        """\
- **Limits**: it judges quantities of running text, not rows of tables, and not laws, decrees and circulars, where the rules decide. The
  rules that it uses as evidence were made with papers of the same part of the corpus, so that on new papers it errs more often than the
  figures say. It learns no word that fewer than ten papers by hand and sixty generated ones use.""",
    ),
    "roles": (
        "A second opinion on what a date is for (`docparse/extract/dates/judge.py`): all roles but `issued` and `cited`.\n"
        "Multinomial logistic regression over the words around the date, kinds of words (`words.toml`), its form, the head of its\n"
        "column and the heading and labels of its section, without the verdict of the rules.",
        """\
- **Figures** (by cross-fitting: a paper is never judged by weights that saw it). Open dates, of texts alone, that got a wrong role by the
  rules, by the model, and by both. The rules of today know these papers; against the first look (`corpus/first_look`, 310 open dates, and
  109 of papers written later) the rules erred 38 times, both together 27 times (7 and 3 of the papers written later).""",
        """\
- **Limits**: days of citations and of every year, the day of the date line, and what the rules are sure of are not asked. The rules'
  role stands unless the odds of another one are 33 times as high. It learns no word that only one paper uses.""",
    ),
    "confidence": (
        "The share of values like this one that are right, used by `docparse/review/confidence.py` for every value that carries a"
        " confidence.\nGradient-boosted trees over features of value, page and paper, a logistic regression over the same with weights of"
        " its own for each\nkind of field and for scans (`docparse/learn/linear.py`), and a curve from their sum to a probability.",
        """\
- **Told anew**: each paper by hand also in other words, marks, forms of dates and citations, four times as text
  (`docparse.corpus.retell`): rules meet these almost as they meet a new paper.
- **First look**: rules err less on papers that they were made with. So records are kept (`corpus/first_look`) that the rules gave of
  dev papers on the day before anybody had made a rule with those papers, with their labels, as texts and as scans. The curve is
  fitted on these and on scans.
- **Models before it**: titles, aims and roles of a paper are judged by models made without that fifth of the papers, for they are right,
  and sure, far oftener of papers that they were made with.
- **Figures** (by cross-fitting: trees and curve are of other papers).""",
        """\
- **Limits**: a value that was missed has no confidence, and the share of errors found counts wrong values, not missed ones; signs of
  missed items are warnings (`docparse/review/suspicions.py`), which raise `review_priority`. Numbers and days written by pen keep the
  confidence of their reader (at most 0.5). Offices that write unlike all of the corpus are more often wrong than told.""",
    ),
}


def card(name: str, figures: dict[str, float], seed: int, size: int) -> str:
    """The card of a model of `size` bytes."""
    from docparse.learn.material import FIRST_SEED

    about, measured, limits = _ABOUT[name]
    rows = [f"    {key:<56} {value:g}" for key, value in figures.items()]
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    made = f"- **Command**: `docparse train --only {name} --seed {seed}`; {size / 1000:.0f} kB, run without scikit-learn. **Date**: {today}"
    data = (_TEXTS if name in _OF_TEXTS else _DATA).format(first=FIRST_SEED + 1000 * seed)
    return "\n".join([f"# {name}.npz", "", about, "", data, measured, "", *rows, "", limits, made, ""])
