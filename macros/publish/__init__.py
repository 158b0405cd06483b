"""The pages that MkDocs built in; search data, PDFs, the offline copy and compressed files out.

Works on the built site, after it.
May import from all rooms but hooks.
"""
