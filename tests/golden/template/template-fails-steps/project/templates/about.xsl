<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:template match="/">
    <xsl:for-each select="//node()|//@*">
      <xsl:for-each select="//node()|//@*">
        <xsl:for-each select="//node()|//@*">
          <xsl:for-each select="//node()|//@*">
            <p><xsl:value-of select="count(//node())"/></p>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
