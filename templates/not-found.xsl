<?xml version="1.0" encoding="UTF-8"?>
<!-- What a host shows for an address that the site does not have. It is served at any depth, so its addresses are whole
     ones where the project says where it is published ('base'); else they hold at the top of the site only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'not-found')"/></xsl:template>
<xsl:template match="r:report" mode="head"><meta name="robots" content="noindex"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <div>
    <p><w:say code="not-found.moved"/></p>
    <ul>
      <li><a href="{$root}index.html"><w:say code="not-found.overview"/></a></li>
      <li><a href="{$root}registry.html"><w:say code="not-found.registry"/></a></li>
      <li><a href="{$root}changes.html"><w:say code="overview.all-changes"/></a></li>
    </ul>
  </div>
</xsl:template>

</xsl:stylesheet>
