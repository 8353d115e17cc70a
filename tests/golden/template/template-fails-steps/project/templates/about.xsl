<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:regc:report:1">
  <xsl:variable name="all" select="//node()"/>
  <xsl:template match="/">
    <xsl:for-each select="$all">
      <xsl:for-each select="$all">
        <xsl:for-each select="$all">
          <xsl:for-each select="$all">
            <xsl:for-each select="$all">
              <xsl:for-each select="$all">
                <xsl:if test="0"/>
              </xsl:for-each>
            </xsl:for-each>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
