"""Blank forms filled from plans that hold everything: every value in its field, long texts and long
lists going on elsewhere, and nothing written over. forms.py ST SCHEMAS [BLANKS|few]

Without BLANKS it makes small forms of its own with the fields that the schemas name."""
import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

DAY = "2031-06-30"
LONG = "Vård på avdelning, åtgärder och uppföljning av patienter med svår sjukdom. " * 90
PEOPLE = [
    {"id": "eva", "name": "Eva Kovač", "licence": "2001-02-01", "roles": ["main_supervisor", "supervisor"],
     "specialties": ["internmedicin"], "supervisor_training": ["2015-05-04"], "unit": "medicin-ås"},
    {"id": "moa", "name": "Moa Öberg", "roles": ["head"], "specialties": ["internmedicin"]},
    {"id": "bo", "name": "Bo Sten", "licence": "2004-02-01", "roles": ["final_assessor", "assessor"],
     "specialties": ["internmedicin"], "supervisor_training": ["2016-05-04"], "unit": "hjärt"},
    {"id": "ulf", "name": "Ulf Ek", "roles": ["head_delegate"], "specialties": ["internmedicin"], "unit": "medicin-ås"},
    {"id": "stu", "name": "Siv Berg", "roles": ["director"], "specialties": ["internmedicin"], "unit": "medicin-ås"},
]
IDENTITY = {"personal_number": "19900101-1234", "surname": "Åström (f. Ek)", "given_names": "Disa \\ Märta",
            "address": "Örtgränd 1", "postcode": "721 00", "town": "Mälarstad", "phone": "021-1", "mobile": "070-1",
            "email": "disa@example.org", "work_phone": "021-2", "people": {"eva": "19650101-0001"}}


def months(count, start=2024):
    """Rotations of a month each, every one at a place of its own."""
    firsts = [datetime.date(start + n // 12, n % 12 + 1, 1) for n in range(count + 1)]
    return [{"id": f"r{n}", "unit": f"enhet-{n}", "kind": "external", "from": str(firsts[n]),
             "to": str(firsts[n + 1] - datetime.timedelta(days=1)), "goals": ["c1"]} for n in range(count)]


def plan(regulation, route="swedish", **more):
    training = {"regulation": regulation, "specialty": "internmedicin", "unit": "medicin-ås", "start": "2024-01-01",
                "completed": "2030-12-31", "route": route}
    if regulation.startswith("sosfs"):
        training["regulation_ground"] = "at_completed"
    return {"doctor": {"id": "disa", "name": "Disa Åström", "licence": "2021-12-01",
                       "degree": {"date": "2021-06-01", "country": "PL"},
                       "licences": [{"country": "NO", "date": "2022-02-01"}],
                       "specialist_in": [{"specialty": "geriatrik", "date": "2023-05-01"}]},
            "training": training, "people": PEOPLE, **more}


def certificate(kind, form, goals, **more):
    return {"id": f"k-{form}-{kind}", "kind": kind, "form": form, "goals": goals, "issued": "2030-11-01", "by": "eva",
            **more}


COURSES = [{"id": "ekg", "title": "EKG & <hjärta>", "leader": "Per Åsk", "from": "2025-03-03", "to": "2025-03-05"}]
PROJECTS = [{"id": "p", "title": "Säkrare vård", "kind": "quality", "start": "2026-01-01", "end": "2026-06-01"},
            {"id": "v", "title": "Järnbrist", "kind": "scientific", "start": "2026-01-01", "end": "2026-06-01"}]
PLANS = {
    "st15": (plan("sosfs-2015-8", rotations=months(40), courses=COURSES, projects=PROJECTS, certificates=[
        certificate("competence", "2", [], by=["ulf", "eva"]),
        certificate("auscultation", "3", ["b5"], description="Auskultation", **{"for": "r1"}),
        certificate("clinical", "4", ["c1"], description=LONG, **{"for": "r2"}),
        certificate("course", "5", ["c2"], description="Kurs", by=[{"name": "Per Åsk", "title": "kursledare"}],
                    **{"for": "ekg"}),
        certificate("development", "6", ["a4"], description="Arbete", **{"for": "p"}),
        certificate("written_work", "7", ["a5"], description="Studie", **{"for": "v"})]),
        ["1", "1", "2", "3", "4", "5", "6", "7"]),
    "third15": (plan("sosfs-2015-8", "third_country", rotations=months(5), certificates=[
        certificate("third_country", "8a", ["a1", "c1"], checked=LONG),
        certificate("third_country", "8b", [], by=["moa", "eva"])]), ["1", "8a", "8b"]),
    "st21": (plan("hslf-fs-2021-8", rotations=[dict(one, part="bt", care="primary") if n < 6 else one
                                               for n, one in enumerate(months(45))],
                  courses=COURSES, projects=PROJECTS,
                  bt={"start": "2024-01-01", "end": "2024-06-30", "head": "moa", "main_supervisor": "eva",
                      "assessor": "bo"},
                  certificates=[
        certificate("bt_goal", "2", ["BT1", "BT2"], activities="Akuten: BT1.\nMedicin: BT2.", checked="Sits in"),
        certificate("bt_service", "3", [], by="moa"), certificate("bt_competence", "4", [], by=["eva", "bo"]),
        certificate("service", "6", [], by="moa"), certificate("competence", "7", [], by=["eva", "bo"]),
        certificate("auscultation", "8", ["STb1"], description="Auskultation", **{"for": "r7"}),
        certificate("clinical", "9", ["STc1"], description="Tjänst", **{"for": "r8"}),
        certificate("course", "10", ["STa1"], description="Kurs", **{"for": "ekg"}),
        certificate("development", "11", ["STa2"], description="Arbete", **{"for": "p"}),
        certificate("scientific_competence", "12", ["STa3"], activities=LONG, checked="Granskad")]),
        ["1", "2", "3", "4", "5", "6", "6", "7", "8", "9", "10", "11", "12"]),
    "third21": (plan("hslf-fs-2021-8", "third_country", rotations=months(3),
                     bt={"certificate": {"issued": "2024-02-01"}}, certificates=[
        certificate("third_country", "13", ["STa1"], activities="Tjänst", checked="Bedömd")]), ["5", "6", "7", "13"]),
}


def names_of(form):
    names = list(form["fields"]) + form.get("hand", [])
    rows = form.get("rows", {})
    names += [name.replace("{}", slot) for slot in rows.get("slots", []) for name in rows["fields"]]
    return names + [name for name in (rows.get("sum"), form.get("continued")) if name]


def text(value):
    return "<FEFF" + value.encode("utf-16-be").hex() + ">"


def blank(form):
    """A PDF with the form's fields, one below the other; boxes where the map ticks them."""
    objects, fields = [], []
    names = names_of(form)
    height = 40 * len(names) + 40
    for number, name in enumerate(names):
        value = form["fields"].get(name, "")
        top = height - 40 * number - 20
        field = f"/FT /Tx /DA (/F 10 Tf 0 g) /Ff 4096 /Rect [20 {top - 30} 520 {top}]"
        if value.endswith(("is_supervisor", "is_course_leader")) or value.startswith("delegate."):
            field = f"/FT /Btn /Rect [20 {top - 12} 32 {top}] /AP << /N << /Ja 4 0 R >> >>"
        fields.append(f"<< /Type /Annot /Subtype /Widget /T {text(name)} /TU {text(name)} {field} >>")
    first = 6
    kids = " ".join(f"{first + n} 0 R" for n in range(len(fields)))
    widths = " ".join(["556"] * 224)
    objects = ["<< /Type /Catalog /Pages 2 0 R /AcroForm << /DA (/F 10 Tf) /DR << /Font << /F 5 0 R >> >> "
               f"/Fields [{kids}] >> >>",
               "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {height}] /Annots [{kids}] >>",
               "<< /Type /XObject /Subtype /Form /BBox [0 0 12 12] /Length 21 >>\nstream\n0 0 m 12 12 l S      \nendstream",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 "
               f"/LastChar 255 /Widths [{widths}] >>", *fields]
    out, places = b"%PDF-1.6\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
                  f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode()


def run(st, *arguments, **more):
    return subprocess.run([st, *arguments], capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, **more)


def squeezed(words):
    return re.sub(r"\s+", "", words)


def shown(path):
    return squeezed(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                                   check=True).stdout)


def fields_in(st, paths):
    helper = pathlib.Path(st).parent / "st-helper"
    asked = json.dumps({"files": [str(path) for path in paths]})
    return json.loads(subprocess.run([helper, "pdf_fields"], input=asked, capture_output=True, text=True,
                                     check=True).stdout)


def fill(st, folder, plan_folder, blanks, identity, out):
    told = run(st, "report", "certificates", str(plan_folder), "--forms", str(blanks), "--identity", str(identity),
               "-o", str(out), "--as-of", DAY, "--lang", "sv", "--format", "json", cwd=folder)
    assert told.returncode == 0, told.stderr
    assert ("not-a-form.pdf" in told.stderr) == (blanks / "not-a-form.pdf").exists(), told.stderr
    return json.loads(told.stdout)["blocks"][0]["rows"]


def check_plan(st, folder, name, forms, blanks, identity, own):
    content, numbers = PLANS[name]
    plan_folder = folder / name
    plan_folder.mkdir()
    (plan_folder / "st.yaml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    rows = fill(st, folder, plan_folder, blanks, identity, folder / f"{name}-out")
    made = sorted((folder / f"{name}-out").iterdir())
    assert sorted(row["file"] for row in rows) == [path.name for path in made]
    found = sorted(re.search(r"-bilaga-([0-9a-b]+)", path.name).group(1) for path in made)
    assert found == sorted(numbers), (name, found)
    for path, fields in zip(made, fields_in(st, made), strict=True):
        assert path.stat().st_mode & 0o777 == 0o600, path
        number = re.search(r"-bilaga-([0-9a-b]+)", path.name).group(1)
        assert set(names_of(forms[number])) == set(fields), path
    # What goes in is what the sheets say.
    sheets = run(st, "report", "certificates", str(plan_folder), "--identity", str(identity), "--as-of", DAY,
                 "--lang", "sv", "--format", "json", cwd=folder)
    tables = [block for block in json.loads(sheets.stdout)["blocks"] if "table" in block]
    assert len(tables) == len(made)
    for table in tables:
        gate, stem = table["table"].split("-", 1)
        words = shown(folder / f"{name}-out" / (("bt-" if gate == "bt" else "") + stem + ".pdf"))
        for row in table["rows"]:
            value = row.get("value")
            if value and value not in ("X", "för hand"):
                value = value.replace("č", "c")  # No western font has it.
                assert squeezed(value) in words or squeezed(value)[:200] in words, (table["table"], row)
    # The same again, byte for byte; nothing is written over.
    fill(st, folder, plan_folder, blanks, identity, folder / f"{name}-again")
    for path in made:
        assert path.read_bytes() == (folder / f"{name}-again" / path.name).read_bytes(), path
    again = run(st, "report", "certificates", str(plan_folder), "--forms", str(blanks), "-o", f"{name}-out", "--as-of",
                DAY, cwd=folder)
    assert again.returncode == 2 and any(path.name in again.stderr for path in made), again.stderr
    return rows, made


def main(st, schemas, real=None):
    few = real == "few"
    real = None if few else real
    forms = {}
    for file in ("sosfs-2015-8", "hslf-fs-2021-8"):
        content = yaml.safe_load((pathlib.Path(schemas) / f"{file}.yaml").read_text(encoding="utf-8"))
        forms[file] = {form["form"]: form for form in content["forms"]}
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        blanks = pathlib.Path(real) if real else folder / "blanks"
        if not real:
            blanks.mkdir()
            for file, all_of in forms.items():
                for number, form in all_of.items():
                    (blanks / f"{file}-{number}.pdf").write_bytes(blank(form))
            (blanks / "not-a-form.pdf").write_bytes(b"%PDF-1.4\ngarbage")
            (blanks / "empty.pdf").write_bytes(b"")
        identity = folder / "identity.yaml"
        identity.write_text(json.dumps(IDENTITY, ensure_ascii=False), encoding="utf-8")
        identity.chmod(0o600)
        told = {}
        for name in ["st15"] if few else PLANS:
            regulation = "sosfs-2015-8" if name.endswith("15") else "hslf-fs-2021-8"
            told[name] = check_plan(st, folder, name, forms[regulation], blanks, identity, not real)
        rows, made = told["st15"]
        # A text that is too long goes on on a sheet of its own, to its last word.
        long = next(path for path in made if "-bilaga-4-" in path.name)
        assert shown(long).count("sjukdom.") == 90, long
        assert any("blad" in (row["remarks"] or "") for row in rows)
        # A list that is too long goes on on a second copy, which has the sum.
        lists = [shown(path) for path in made if "-bilaga-1" in path.name]
        assert "enhet-0" in lists[0] and "enhet-39" in lists[1] and "enhet-39" not in lists[0]
        check_identity(st, folder, identity)
        if real:
            shutil.copytree(folder, "filled", dirs_exist_ok=True)
            for name, (rows, _) in told.items():
                for row in rows:
                    print(name, row["file"], row["filled"], row["empty"], row["by_hand"], row["remarks"] or "")
    print("forms filled")


def check_identity(st, folder, identity):
    ask = ["report", "certificates", "st15", "--as-of", DAY, "--identity"]
    identity.chmod(0o644)
    assert "chmod 600" in run(st, *ask, str(identity), cwd=folder).stderr
    identity.chmod(0o600)
    (folder / "repo" / ".git").mkdir(parents=True)
    inside = shutil.copy(identity, folder / "repo" / "identity.yaml")
    told = run(st, *ask, str(inside), cwd=folder)
    assert told.returncode == 2 and "git" in told.stderr, told.stderr
    identity.write_text("personal_numbre: 1\n", encoding="utf-8")
    told = run(st, *ask, str(identity), "--lang", "en", cwd=folder)
    assert told.returncode == 2 and "personal_number" in told.stderr and ":1:1" in told.stderr, told.stderr
    identity.unlink()
    assert run(st, *ask, str(identity), cwd=folder).returncode == 2


main(*sys.argv[1:])
