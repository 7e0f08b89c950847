"""Whether copied passages are found, and how fast, beside MinHash LSH.

    python bench/similar.py planted FOLDER [PASSAGES]
    python bench/similar.py scale FOLDER [DOCUMENTS]

FOLDER holds texts as *.jsonl.gz (a JSON object a line, with `text`), at any depth: government work reports,
policies, regulations. `scale` compares with datasketch, which only this file uses: pip install datasketch==2.0.0

planted: PASSAGES (2,000) passages of 300 to 1,500 characters, a quarter each edited by 0, 5, 15 and 30 % (a third
each replaced, inserted, removed), planted in 4,000 characters of other texts that the index does not hold. Prints
the share that is found in its source, and the share of the texts without a plant for which an alarm is raised.
Goals: 0.98 up to 15 %, at most 1 % of alarms. Texts with a twin in the index (an amended edition, a law of another
place copied from it) are told apart by the share of five-character shingles they have in common, not by what is
measured here.

scale: a draft of 5,000 characters, of which 1,200 stand word by word in one document, 1,000 edited by 5 % in a second
and 800 by 15 % in a third, held against DOCUMENTS (100,000) of some 900 characters. MinHash takes 128 permutations of
five-character shingles and the threshold 0.3.
"""

import gzip
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from canmou.lib.passages import Draft, bare, copied, share, weights  # noqa: E402  (needs the path above)
from canmou.library.textindex import Entry, TextIndex  # noqa: E402

EXAMINED, LEAST, OFFICE = 80, 0.2, 1
EDITS = (0.0, 0.05, 0.15, 0.30)


def read(folder: Path) -> list[str]:
    """The Chinese texts of a folder, each once."""
    texts: dict[str, None] = {}
    for path in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line).get("text") or ""
                if len(text) >= 1000 and sum("\u4e00" <= x <= "\u9fff" for x in text) > len(text) // 2:
                    texts[text] = None
    return list(texts)


def edited(text: str, part: float, chance: random.Random, letters: str) -> str:
    """The text with this share of its characters replaced, followed by another, or removed."""
    out = []
    for letter in text:
        kind = chance.randrange(3) if chance.random() < part else None
        if kind == 0:
            out.append(chance.choice(letters))
        elif kind == 1:
            out += [letter, chance.choice(letters)]
        elif kind is None:
            out.append(letter)
    return "".join(out)


def alike(index: TextIndex, texts: dict[int, str], text: str) -> dict[int, tuple]:
    """What the library tells of a draft: the sources, with the passages."""
    draft = Draft(text)
    found = {
        key: passages
        for key in index.candidates(text, OFFICE)[:EXAMINED]
        if (passages := draft.passages(texts[key]))
    }
    weighed = weights(len(text), list(found.values()))
    return {
        key: passages
        for key, passages in found.items()
        if share(draft, passages, weighed) >= LEAST or copied(passages, weighed)
    }


def indexed(folder: str, texts: dict[int, str]) -> TextIndex:
    index = TextIndex(Path(folder))
    with index.writing(anew=True) as writer:
        writer.put(Entry(key, OFFICE, "", text) for key, text in texts.items())
        writer.keep(0, "")
    return index


def shingles(text: str) -> set[str]:
    letters = bare(text).text
    return {letters[place : place + 5] for place in range(len(letters) - 4)}


def twins(texts: list[str], hosts: list[str]) -> set[int]:
    """Places of the hosts that share a tenth of their shingles or more with one indexed text."""
    held: dict[str, list[int]] = {}
    for place, host in enumerate(hosts):
        for shingle in shingles(host):
            held.setdefault(shingle, []).append(place)
    sizes, found = [len(shingles(host)) for host in hosts], set()
    for text in texts:
        counts: dict[int, int] = {}
        for shingle in shingles(text) & held.keys():
            for place in held[shingle]:
                counts[place] = counts.get(place, 0) + 1
        found |= {place for place, count in counts.items() if count >= sizes[place] / 10}
    return found


def planted(folder: Path, passages: int) -> int:
    """Recall by share of edits, and alarms on texts without a plant. Returns 0 when the goals are met."""
    chance = random.Random(2024)
    texts = read(folder)
    chance.shuffle(texts)
    hosts = [text[:4000] for text in texts[:400]]
    held = dict(enumerate(texts[400:]))
    letters = "".join(x for text in texts for x in text[:200] if "\u4e00" <= x <= "\u9fff")
    with tempfile.TemporaryDirectory() as place:
        index = indexed(place, held)
        told, met = {}, True
        for part in EDITS:
            found = sum(_found(index, held, hosts, part, chance, letters) for _ in range(passages // 4))
            told[part] = found / (passages // 4)
            print(f"{part:>4.0%} edited: {told[part]:.4f} of {passages // 4} passages found", flush=True)
            met = met and (part > 0.15 or told[part] >= 0.98)
        apart = twins(list(held.values()), hosts)
        clean = [place for place in range(len(hosts)) if place not in apart]
        alarms = [bool(alike(index, held, host)) for host in hosts]
        share_ = statistics.mean(alarms[place] for place in clean)
        print(f"alarms: {share_:.4f} of {len(clean)} texts without a twin; {sum(alarms)} of all {len(hosts)}")
    return 0 if met and share_ <= 0.01 else 1


def _found(
    index: TextIndex, held: dict, hosts: list, part: float, chance: random.Random, letters: str
) -> bool:
    source = chance.choice(list(held))
    length = min(chance.randint(300, 1500), len(held[source]))
    start = chance.randrange(len(held[source]) - length + 1)
    plant = edited(held[source][start : start + length], part, chance, letters)
    host = chance.choice(hosts)
    at = chance.randrange(len(host) + 1)
    passages = alike(index, held, host[:at] + plant + host[at:]).get(source, ())
    covered = sum(max(0, min(p.end, at + len(plant)) - max(p.start, at)) for p in passages)
    return covered >= len(plant) / 2


def documents(texts: list[str], count: int) -> dict[int, str]:
    """Documents of some 900 characters: sentences of real texts, mixed anew."""
    chance = random.Random(7)
    sentences = [x for text in texts for x in text.replace("\n", "").split("。") if 15 <= len(x) <= 120]
    return {
        key: "。".join(chance.choices(sentences, k=chance.randint(12, 30))) for key in range(1, count + 1)
    }


def scale(folder: Path, count: int) -> int:
    """Time and recall of one draft against many documents, here and with MinHash LSH."""
    chance = random.Random(11)
    texts = read(folder)
    letters = "".join(x for text in texts for x in text[:200] if "\u4e00" <= x <= "\u9fff")
    held = documents(texts[200:], count)
    own = "".join(text[300:700] for text in texts[:8])[:2000]
    sources, parts = [], []
    for length, part in ((1200, 0.0), (1000, 0.05), (800, 0.15)):
        source = chance.choice([key for key, text in held.items() if len(text) >= length + 20])
        sources.append(source)
        parts.append(edited(held[source][:length], part, chance, letters))
    draft = own[:700] + parts[0] + own[700:1400] + parts[1] + own[1400:] + parts[2]
    with tempfile.TemporaryDirectory() as place:
        began = time.perf_counter()
        index = indexed(place, held)
        built = time.perf_counter() - began
        size = sum(path.stat().st_size for path in Path(place).iterdir()) / 1e6
        index.candidates(draft, OFFICE)
        times = []
        for _ in range(5):
            began = time.perf_counter()
            found = alike(index, held, draft)
            times.append(time.perf_counter() - began)
    taken = statistics.median(times)
    print(
        f"here: {count} documents in {built:.0f} s, {size:.0f} MB on disk; draft of {len(draft)} characters"
    )
    print(
        f"here: {taken * 1000:.0f} ms, {sum(source in found for source in sources)} of 3 sources found",
        flush=True,
    )
    return _minhash(held, draft, sources)


def _minhash(held: dict[int, str], draft: str, sources: list[int]) -> int:
    from datasketch import MinHash, MinHashLSH

    def hashed(text: str) -> MinHash:
        made = MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in shingles(text)])
        return made

    began = time.perf_counter()
    lsh = MinHashLSH(threshold=0.3, num_perm=128)
    for key, text in held.items():
        lsh.insert(key, hashed(text))
    built = time.perf_counter() - began
    began = time.perf_counter()
    found = set(lsh.query(hashed(draft)))
    taken = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"MinHash LSH: {len(held)} documents in {built:.0f} s (peak {peak:.0f} MB with the above)")
    print(
        f"MinHash LSH: {taken * 1000:.0f} ms, {sum(source in found for source in sources)} of 3 sources found"
    )
    return 0


if __name__ == "__main__":
    what, place, *count = sys.argv[1:]
    if what == "planted":
        sys.exit(planted(Path(place), int(count[0]) if count else 2000))
    sys.exit(scale(Path(place), int(count[0]) if count else 100_000))
