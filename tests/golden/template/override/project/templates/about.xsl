<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:output method="html"/>
  <xsl:template match="/">
    <html lang="en">
      <head><title><xsl:value-of select="r:report/r:title"/></title></head>
      <body><p>a &lt; b &amp; c<br/></p></body>
    </html>
  </xsl:template>
</xsl:stylesheet>
