<xsl:stylesheet version="1.1" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:template match="/">
    <xsl:document href="written.html"><p/></xsl:document>
  </xsl:template>
</xsl:stylesheet>
