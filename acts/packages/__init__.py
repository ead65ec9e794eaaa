"""The gate for every foreign .docx or .xlsx, the canonical zip writer and the whole-file writer."""

from acts.packages.active import active_content, workbook_content
from acts.packages.canonical import Package, Part, content_digest, write_package
from acts.packages.gate import open_package
from acts.packages.whole_file import write_whole

__all__ = [
    "Package",
    "Part",
    "active_content",
    "content_digest",
    "open_package",
    "workbook_content",
    "write_package",
    "write_whole",
]
