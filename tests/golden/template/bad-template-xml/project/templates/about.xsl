<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:import href="regc:about.xsl"/>
  <xsl:template match="r:title">
    <h1>
  </xsl:template>
</xsl:stylesheet>
