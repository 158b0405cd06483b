// An old address of a record: goes on to the new one, to the same place in the page. Without it the page goes on too,
// or shows the link, but to the top.
location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
