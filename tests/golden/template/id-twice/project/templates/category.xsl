<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>
<xsl:template match="r:report" mode="main">
  <p id="here">one</p>
  <p id="here">the other</p>
  <p><a href="{$root}nowhere.html">on every page of the kind</a></p>
</xsl:template>
</xsl:stylesheet>
