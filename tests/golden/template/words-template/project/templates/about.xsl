<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:template match="r:report" mode="heading"><w:say code="about.titel"/></xsl:template>
<xsl:template match="r:report" mode="main">
  <p w:title="mine.count">
    <w:say code="mine.count"/>
    <w:say code="mine.count" n="3"/>
    <w:say code="about.sources"><w:arg name="methodology"><a href="methodology.html">here</a></w:arg></w:say>
    <w:say code="mine.no-such-words"/>
    <w:says code="mine.count" n="3"/>
    <b><w:words/></b>
  </p>
</xsl:template>
</xsl:stylesheet>
