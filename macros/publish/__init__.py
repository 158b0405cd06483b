"""The pages that MkDocs built in; search data, PDFs, the offline copy and compressed files out."""
