"""a page as one HTML page: no script, nothing loaded from anywhere."""

from html import escape

from inspector.pages.blocks import Block, Bullets, Code, Grid, Page, Paragraph

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#1f2328}
h1{font-size:1.5rem}
h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #d1d5da}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #e5e7ea}
pre{background:#f4f5f7;padding:.8rem;overflow:auto;font-size:13px}
""".replace("\n", "")


def to_html(report: Page) -> str:
    """The page as a page of its own."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>{escape(report.title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        f"{to_fragment(report)}\n</body></html>\n"
    )


def to_fragment(report: Page) -> str:
    """The inside of that page, in the colours of whatever shows it."""
    body = [f"<h1>{escape(report.title)}</h1>"]
    for section in report.sections:
        if section.title:
            body.append(f"<h2>{escape(section.title)}</h2>")
        body += [_block(block) for block in section.blocks]
    return "\n".join(body)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Bullets(items):
            return "<ul>" + "".join(_bullet(lead, below) for lead, below in items) + "</ul>"
        case Grid(head, rows):
            top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
            lines = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows]
            below = "".join(f"<tr>{line}</tr>" for line in lines)
            return f"<table><thead><tr>{top}</tr></thead><tbody>{below}</tbody></table>"
        case Code(text, caption):
            lead = f"<p>{escape(caption)}</p>" if caption else ""
            return f"{lead}<pre>{escape(text)}</pre>"


def _bullet(lead: str, below: tuple[str, ...]) -> str:
    inner = "".join(f"<li>{escape(line)}</li>" for line in below)
    return f"<li>{escape(lead)}{f'<ul>{inner}</ul>' if inner else ''}</li>"
