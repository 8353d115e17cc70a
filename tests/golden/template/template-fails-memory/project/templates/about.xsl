<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:template match="/">
    <xsl:call-template name="double">
      <xsl:with-param name="s" select="'0123456789abcdef'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="double">
    <xsl:param name="s"/>
    <xsl:call-template name="double">
      <xsl:with-param name="s" select="concat($s, $s)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
