<?xml version="1.0" encoding="UTF-8"?>
<!-- The duties of the law, and how many of them the documents of each platform speak to. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'coverage')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="counted">
    <h2 id="counted"><w:say code="coverage.counted"/></h2>
    <p><w:say code="coverage.once"/></p>
    <xsl:apply-templates select="r:covers" mode="table"/>
    <p class="note"><w:say code="coverage.not-found"><w:arg name="how"><a href="{$root}methodology.html#coverage"><w:words/></a></w:arg></w:say></p>
  </section>
  <xsl:apply-templates select="r:site/r:parts"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

</xsl:stylesheet>
