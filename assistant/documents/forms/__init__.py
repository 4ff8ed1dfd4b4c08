"""The forms that a paper can be given: text, Markdown, HTML, PDF and DOCX."""
