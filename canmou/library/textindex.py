"""The index of full texts: a folder beside the database that follows the outbox and can be made anew at any time.

Each text stands in it once whole (to search words as phrases of pairs) and in overlapping pieces of like length (to
find which text a passage came from: in a long text a short passage would drown). It tells candidates only: what a
user may see is asked of the database.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from canmou.lib.bigrams import narrow, phrase, runs, tokens
from canmou.lib.passages import bare

#: Length of a piece and the distance between two, in bare characters: any 300 stand whole in one piece.
PIECE, STEP = 900, 600
#: Length of the window of a draft that is looked up at once and the distance between two.
WINDOW, STRIDE = 300, 150
#: The rarest pairs of a window that are asked for, and how many pieces each window brings.
RAREST, BROUGHT = 80, 12
MEMORY = 64_000_000
MARK = "followed.json"


@dataclass(frozen=True)
class Entry:
    """A text as the index takes it."""

    work: int
    office: int
    title: str
    text: str


class TextIndex:
    """The index in one folder. One process writes at a time (`Busy` for others), any number read."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self._held: tantivy.Index | None = None

    def mark(self) -> tuple[int, str] | None:
        """The key and name of the last change that was followed; None when there is no index."""
        try:
            found = json.loads((self.folder / MARK).read_text(encoding="utf-8"))
            return int(found["key"]), str(found["name"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def writing(self, *, anew: bool = False) -> Iterator["Writer"]:
        """Write to the index; `anew`: forget what it holds. Raises `Busy` when another process writes."""
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        self._held = None
        try:
            index = tantivy.Index(_schema(), path=str(self.folder))
        except ValueError:  # of another make, or damaged
            if not anew:
                raise
            shutil.rmtree(self.folder)
            os.makedirs(self.folder, mode=0o700)
            index = tantivy.Index(_schema(), path=str(self.folder))
        try:
            writer = index.writer(heap_size=MEMORY, num_threads=1)
        except ValueError as error:
            raise Busy from error
        try:
            if anew:
                (self.folder / MARK).unlink(missing_ok=True)
                writer.delete_all_documents()
            yield Writer(self.folder, writer)
        finally:
            writer.rollback()
            writer.wait_merging_threads()  # gives the lock back

    def candidates(self, text: str, office: int) -> list[int]:
        """Keys of works that may have passages of a text, the likeliest first."""
        index = self._index()
        searcher, schema = index.searcher(), index.schema
        votes: dict[int, float] = {}
        for window in windows(bare(narrow(text)).text):
            words = _rarest(searcher, window)
            if not words:
                continue
            wanted = [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "piece", word)) for word in words
            ]
            query = _in_office(schema, office, tantivy.Query.boolean_query(wanted))
            hits = searcher.search(query, BROUGHT, count=False).hits
            for score, address in hits:
                work = searcher.doc(address)["work"][0]
                votes[work] = max(votes.get(work, 0.0), score)
        return sorted(votes, key=lambda work: -votes[work])

    def search(self, words: Iterable[str], office: int, most: int) -> list[int]:
        """Keys of works whose title or text has all of these words, the best first."""
        index = self._index()
        searcher, schema = index.searcher(), index.schema
        wanted = [(tantivy.Occur.Must, _has(schema, run)) for word in words for run in runs(word)]
        if not wanted:
            return []
        query = _in_office(schema, office, tantivy.Query.boolean_query(wanted))
        hits = searcher.search(query, most, count=False).hits
        return list(dict.fromkeys(searcher.doc(address)["work"][0] for _, address in hits))

    def _index(self) -> tantivy.Index:
        if self._held is None:
            self._held = tantivy.Index.open(str(self.folder))
        self._held.reload()
        return self._held


class Busy(Exception):
    """Another process writes to the index."""


class Writer:
    """What can be done to the index in one go."""

    def __init__(self, folder: Path, writer: Any) -> None:
        self._folder = folder
        self._writer = writer

    def put(self, entries: Iterable[Entry]) -> int:
        """Take texts up, in place of what the index has of these works."""
        count = 0
        for entry in entries:
            self.drop(entry.work)
            facts = {"work": entry.work, "office": entry.office}
            whole = {"title": [tokens(entry.title)], "body": [tokens(entry.text)]}
            self._writer.add_document(_document(facts, **whole))
            for piece in pieces(bare(narrow(entry.text)).text):
                self._writer.add_document(_document(facts, piece=[tokens(piece)]))
            count += 1
        return count

    def drop(self, work: int) -> None:
        """Forget a work."""
        self._writer.delete_documents_by_query(tantivy.Query.term_query(_SCHEMA, "work", work))

    def keep(self, key: int, name: str) -> None:
        """Make what was put last, as far as this change."""
        self._writer.commit()
        draft = self._folder / f".{MARK}"
        draft.write_text(json.dumps({"key": key, "name": name}), encoding="utf-8")
        os.replace(draft, self._folder / MARK)


def pieces(text: str) -> list[str]:
    """A bare text in overlapping pieces; the last is not much shorter than the others."""
    starts = range(0, max(1, len(text) - (PIECE - STEP)), STEP)
    return [text[start : start + PIECE] for start in starts]


def windows(text: str) -> list[str]:
    """A bare draft in overlapping windows."""
    return [text[start : start + WINDOW] for start in range(0, max(1, len(text) - STRIDE), STRIDE)]


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    made.add_unsigned_field("work", stored=True, indexed=True)
    made.add_unsigned_field("office", indexed=True)
    made.add_text_field("title", tokenizer_name="whitespace", index_option="position")
    made.add_text_field("body", tokenizer_name="whitespace", index_option="position")
    made.add_text_field("piece", tokenizer_name="whitespace", index_option="freq")
    return made.build()


_SCHEMA = _schema()


def _document(facts: dict[str, int], **texts: list[str]) -> tantivy.Document:
    made = tantivy.Document(**texts)
    for name, value in facts.items():
        made.add_unsigned(name, value)
    return made


def _rarest(searcher: tantivy.Searcher, window: str) -> list[str]:
    counted = {word: searcher.doc_freq("piece", word) for word in set(phrase(window))}
    known = [word for word, count in counted.items() if count]
    return sorted(known, key=lambda word: (counted[word], word))[:RAREST]


def _in_office(schema: tantivy.Schema, office: int, query: tantivy.Query) -> tantivy.Query:
    own = tantivy.Query.const_score_query(tantivy.Query.term_query(schema, "office", office), 0.0)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, own), (tantivy.Occur.Must, query)])


def _has(schema: tantivy.Schema, run: str) -> tantivy.Query:
    """Title or text have this run; a title that has it counts for more."""
    found = []
    for field, boost in (("title", 5.0), ("body", 1.0)):
        if len(run) == 1:
            query = tantivy.Query.regex_query(schema, field, f"{run}.?")
        elif len(run) == 2:
            query = tantivy.Query.term_query(schema, field, run)
        else:
            query = tantivy.Query.phrase_query(schema, field, phrase(run))
        found.append((tantivy.Occur.Should, tantivy.Query.boost_query(query, boost)))
    return tantivy.Query.boolean_query(found)
