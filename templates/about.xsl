<?xml version="1.0" encoding="UTF-8"?>
<!-- What the site is, and what it is not. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><w:say code="about.title"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:project/r:description" mode="prose"/>
  <xsl:if test="r:project/r:publisher|r:project/r:base">
    <dl><xsl:apply-templates select="r:project/r:publisher|r:project/r:base" mode="row"/></dl>
  </xsl:if>
  <section class="prose" aria-labelledby="is">
    <h2 id="is"><w:say code="about.is"/></h2>
    <p><w:say code="about.maps"/></p>
    <p><w:say code="about.rests"/></p>
    <h2 id="is-not"><w:say code="about.is-not"/></h2>
    <p><w:say code="about.no-advice"/></p>
    <h2 id="check"><w:say code="about.check"/></h2>
    <p>
      <w:say code="about.sources">
        <w:arg name="methodology"><a href="{$root}methodology.html"><w:words/></a></w:arg>
      </w:say>
    </p>
  </section>
</xsl:template>

</xsl:stylesheet>
