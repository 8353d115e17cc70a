<?xml version="1.0" encoding="UTF-8"?>
<!-- All law that is mapped: laws, places, surveys, authorities; and the ways to ask of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'laws')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <div class="answer">
    <p>
      <w:say code="laws.ways">
        <w:arg name="reach"><a href="{$root}applicability.html"><w:words/></a></w:arg>
        <w:arg name="when"><a href="{$root}timeline.html"><w:words/></a></w:arg>
        <w:arg name="who"><a href="{$root}parties.html"><w:words/></a></w:arg>
        <w:arg name="answered"><a href="{$root}coverage.html"><w:words/></a></w:arg>
      </w:say>
    </p>
  </div>
  <xsl:apply-templates select="r:lists/r:list"/>
</xsl:template>

</xsl:stylesheet>
