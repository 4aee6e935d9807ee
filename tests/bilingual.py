"""A package in Korean and English: names, reasons and pages, some of them not translated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ADDRESS = "https://town.example/budget/"
CONFIG = f"""\
site_name: 우리 마을
site_url: {ADDRESS}
site_description: 예산입니다
theme:
  name: material
  language: ko
  font: false
  palette:
    - scheme: default
      toggle: {{icon: material/weather-night, name: 어두운 화면}}
    - scheme: slate
      toggle: {{icon: material/weather-sunny, name: 밝은 화면}}
extra_css: [assets/yesan.css]
extra_javascript: [{{path: assets/yesan.js, defer: true}}]
plugins: [yesan]
validation: {{nav: {{omitted_files: ignore}}, links: {{unrecognized_links: ignore}}}}
nav:
  - 처음: index.md
  - 사업: programs/index.md
  - 읽는 법: about.md
  - 우리만: only.md
extra:
  yesan:
    editions: true
"""
PROGRAMS = (
    "id,name,name_en\nroads,길 닦기,Road works\nbridge,다리 놓기,\nschool,학교 짓기,Schools\n"
)
BUDGET = "program_id,item,item_en,before,after\n"
ROWS = (
    "roads,자갈,Gravel,100,80",
    "bridge,강철,Steel,250,300",
    "school,벽돌,,40,40",
)
PAGES = {
    "docs/ko/about.md": "# 읽는 법\n\n[예산](tables/budget.md)입니다.\n",
    "docs/ko/only.md": "# 우리만\n\n번역하지 않은 쪽입니다.\n",
    "docs/en/about.md": "# How to read\n\nThe [budget](tables/budget.md).\n",
}


def make(root: Path) -> Path:
    """Write the package into a folder."""
    files = {
        "datapackage.json": json.dumps(described(), ensure_ascii=False),
        "mkdocs.yml": CONFIG,
        "data/programs.csv": PROGRAMS,
        "data/budget.csv": BUDGET + "".join(f"{row}\n" for row in ROWS),
        **PAGES,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def described() -> dict[str, Any]:
    """Its descriptor."""
    return {
        "name": "town",
        "title": "우리 마을 예산",
        "title@en": "Budget of our town",
        "description": "두 언어로 된 예산입니다.",
        "description@en": "A budget in two languages.",
        "created": "2024-05-06",
        "languages": ["ko", "en"],
        "currencies": {"KRW": {"title": "원", "title@en": "won"}},
        "comparison": ["approved", "adjusted"],
        "resources": [
            {
                "name": "programs",
                "path": "data/programs.csv",
                "title": "사업",
                "title@en": "Programs",
                "description": "사업의 이름입니다.",
                "description@en": "What programs are called.",
                "schema": {
                    "primaryKey": "id",
                    "fields": [
                        _field("id", "식별자", "Identifier", _program("code")),
                        _field("name", "이름", "Name", _program("label")),
                        {
                            **_field("name_en", "영어 이름", "English name", _program("label")),
                            "language": "en",
                        },
                    ],
                },
            },
            {
                "name": "budget",
                "path": "data/budget.csv",
                "title": "사업별 예산",
                "title@en": "Budget by program",
                "description": "재료마다 나눈 예산입니다.",
                "description@en": "The budget by material.",
                "schema": {
                    "foreignKeys": [
                        {
                            "fields": "program_id",
                            "reference": {"resource": "programs", "fields": "id"},
                        }
                    ],
                    "extraFields": [{"name": "phase", "columnType": "phase:id"}],
                    "fields": [
                        _field("program_id", "사업", "Program", _program("code")),
                        _field("item", "재료", "Material", {}),
                        {**_field("item_en", "재료(영어)", "Material", {}), "language": "en"},
                        _amount("before", "처음", "Before", "approved"),
                        _amount("after", "나중", "After", "adjusted"),
                    ],
                },
            },
        ],
    }


def _program(part: str) -> dict[str, str]:
    return {"columnType": f"activity:generic:program:{part}"}


def _field(name: str, title: str, english: str, more: dict[str, str]) -> dict[str, Any]:
    return {"name": name, "type": "string", "title": title, "title@en": english, **more}


def _amount(name: str, title: str, english: str, phase: str) -> dict[str, Any]:
    money = {"currency": "KRW", "factor": 1_000_000, "unit": "백만원", "unit@en": "million won"}
    value = {"type": "integer", "columnType": "value", "normalize": {"phase": phase}}
    return {**_field(name, title, english, {}), **money, **value}
