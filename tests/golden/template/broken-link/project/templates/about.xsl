<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>
<xsl:template match="r:report" mode="main">
  <p id="here">
    <a href="nowhere.html">no file</a>
    <a href="./nowhere.html#twice">the same file, another place</a>
    <a href="index.html#nowhere">no place on another page</a>
    <a href="#nowhere">no place on this page</a>
    <a href="../above.html">above the top</a>
    <a href="/rooted.html">from the top of a host</a>
    <a href="platforms/">a folder</a>
    <img src="assets/none.svg" alt=""/>
    <!-- and what is fine -->
    <a href="">this page</a><a href="#">its top</a><a href="#top">the same</a><a href="#here">a place on it</a><a href="#%68ere">the same</a>
    <a href="platforms/../index.html?a=b#the.main">another page</a><a href="#:~:text=fine">words</a>
    <a href="https://example.org/x#y">another host</a><a href="mailto:a@example.org">mail</a><a href="manifest.json">manifest</a>
  </p>
</xsl:template>
</xsl:stylesheet>
