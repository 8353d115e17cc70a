<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:template match="/">
    <p><xsl:value-of select="r:title["/></p>
  </xsl:template>
</xsl:stylesheet>
