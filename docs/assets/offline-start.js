// “Start here.html” of the offline copy finds this script only where the copy is unpacked: then it opens the handbook.
// Without the script that page says what to do.
location.replace(document.currentScript.dataset.to);
